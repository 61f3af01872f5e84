/** Sentences that the engine has said in English already, known again by their templates. */

/** Templates in English with the places that their parts stand in, and their translation. */
type Sentences = Readonly<Record<string, string>>

interface Known {
  readonly pattern: RegExp
  readonly places: readonly string[]
  readonly translation: string
}

interface Book {
  readonly known: readonly Known[]
  /** What was asked before: a page asks again whenever it is drawn. Null for what is no sentence. */
  readonly said: Map<string, string | null>
}

/** A place of a translation: after a colon stands what becomes of its part. */
const PLACE = /\{(\w+)(?::(\w+))?\}/g
/** Places that only a number has; any other has any text. */
const NUMBERS = ['count', 'percent', 'low', 'high']
/** Between clauses, the first of these that parts a text into sentences which are known. */
const BETWEEN = [', and ', '; ', / and |, /]
const MOST_SAID = 5000
const books = new WeakMap<Sentences, Book>()

/**
 * Returns the translation of a sentence that was made from one of these templates; null where it was made from none. Parts
 * stay as they are, unless the translation says otherwise: `{users:phrase}` is what `phrase` makes of it, `{items:number}`
 * the number that it begins with, `{row:sentence}`
 * its translation where it is a sentence itself, `{figures:known}` too and there must be one (`{note:word}`: one as a phrase), `{rows:names}` names that are
 * joined, and `{clauses:clauses}` several sentences.
 */
export function recognised(
  text: string,
  sentences: Sentences,
  phrase: (part: string) => string,
): string | null {
  // Every template has at least two words.
  if (!text.includes(' ')) return null
  const { known, said } = bookOf(sentences)
  const before = said.get(text)
  if (before !== undefined) return before
  const found = translated(text, known, (part, how) => {
    if (how === 'phrase') return phrase(part)
    if (how === 'word') return phrase(part) === part ? null : phrase(part)
    if (how === 'number') return /^[\d,.]+/.exec(part)?.[0] ?? part
    if (how === 'clauses') return clausesOf(part, (one) => recognised(one, sentences, phrase))
    const sentence = recognised(part, sentences, phrase)
    if (how === 'names') return sentence ?? joinedAnew(part)
    return sentence ?? (how === 'known' ? null : part)
  })
  if (said.size >= MOST_SAID) said.clear()
  said.set(text, found)
  return found
}

/** Returns a translation with its places filled, whatever it does with a sentence of the engine. */
export function plainlyFilled(translation: string, parts: Readonly<Record<string, string | number>>): string {
  return translation.replace(PLACE, (place, name: string) => String(parts[name] ?? place))
}

function translated(
  text: string,
  known: readonly Known[],
  sayPart: (part: string, how: string) => string | null,
): string | null {
  for (const { pattern, places, translation } of known) {
    const found = pattern.exec(text)
    if (!found) continue
    let isWhole = true
    const said = translation.replace(PLACE, (_, name: string, how?: string) => {
      const part = found[places.indexOf(name) + 1] ?? ''
      const inside = how === undefined ? part : sayPart(part, how)
      if (inside === null) isWhole = false
      return inside ?? part
    })
    if (isWhole) return said
  }
  return null
}

/** `A and B`, `A, B and C`, and with quotation marks where a name has a comma. A name may have an “and” of its own; then all stays. */
function joinedAnew(names: string): string {
  if (names.includes('”')) return names.replaceAll('”, “', '”、“').replace('” and “', '”与“')
  const parts = names.split(' and ')
  return parts.length === 2 ? parts.join(' 与 ').replaceAll(', ', '、') : names
}

/** Clauses in a row, or one alone; what stands in brackets belongs to one. As they are where one of them is not known. */
function clausesOf(text: string, say: (clause: string) => string | null): string {
  for (const between of BETWEEN) {
    const kept = text.replace(/\([^)]*\)/g, (brackets) => brackets.replaceAll(' ', '\u0000'))
    const clauses = kept.split(between).map((clause) => say(clause.replaceAll('\u0000', ' ')))
    if (clauses.length > 1 && !clauses.includes(null)) return clauses.join('；')
  }
  return say(text) ?? text
}

/** The patterns, made when the first sentence is looked for; what has more words of its own is tried first. */
function bookOf(sentences: Sentences): Book {
  const made = books.get(sentences)
  if (made) return made
  const words = (template: string) => template.replace(/\{\w+\}/g, '').length
  const known = Object.entries(sentences)
    .sort(([one], [other]) => words(other) - words(one))
    .map(([template, translation]) => ({ ...patternOf(template), translation }))
  const book = { known, said: new Map<string, string | null>() }
  books.set(sentences, book)
  return book
}

function patternOf(template: string): Pick<Known, 'pattern' | 'places'> {
  const places: string[] = []
  const source = template.split(/(\{\w+\})/).map((part) => {
    const place = /^\{(\w+)\}$/.exec(part)?.[1]
    if (place === undefined) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    if (places.includes(place)) return `\\${places.indexOf(place) + 1}`
    places.push(place)
    return NUMBERS.includes(place) ? '([+−-]?\\d[\\d,.]*)' : '(.+?)'
  })
  return { pattern: new RegExp(`^${source.join('')}$`, 's'), places }
}
