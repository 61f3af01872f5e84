/** Sentences that the engine has said in English already, known again by their templates. */

/** Templates in English with the places that their parts stand in, and their translation. */
type Sentences = Readonly<Record<string, string>>

interface Known {
  readonly pattern: RegExp
  readonly places: readonly string[]
  readonly translation: string
}

/** What a translation does with a part, after a colon: nothing; to say it too; to be no translation where it cannot; to join its names. */
const PLACE = /\{(\w+)(?::(phrase|known|names))?\}/g
const known = new WeakMap<Sentences, readonly Known[]>()

/**
 * Returns the translation of a sentence that was made from one of these templates; null where it was made from none. Parts
 * stay as they are, unless the translation says otherwise: `{users:phrase}` is what `phrase` makes of it,
 * `{figures:known}` too and there must be a translation, and of `{rows:names}` only what joins the names is translated.
 */
export function recognised(
  text: string,
  sentences: Sentences,
  phrase: (part: string) => string,
): string | null {
  for (const { pattern, places, translation } of knownOf(sentences)) {
    const found = pattern.exec(text)
    if (!found) continue
    const parts = new Map(places.map((place, index) => [place, found[index + 1] ?? '']))
    const said = filledIn(translation, parts, phrase)
    if (said !== null) return said
  }
  return null
}

/** Returns a translation with its places filled, whatever it does with a sentence of the engine. */
export function plainlyFilled(translation: string, parts: Readonly<Record<string, string | number>>): string {
  return translation.replace(PLACE, (place, name: string) => String(parts[name] ?? place))
}

function filledIn(
  translation: string,
  parts: ReadonlyMap<string, string>,
  phrase: (part: string) => string,
): string | null {
  let isKnown = true
  const text = translation.replace(PLACE, (place, name: string, how?: string) => {
    const part = parts.get(name)
    if (part === undefined || how === undefined) return part ?? place
    if (how === 'names') return joinedAnew(part)
    const said = phrase(part)
    if (how === 'known' && said === part) isKnown = false
    return said
  })
  return isKnown ? text : null
}

/** `A, B and C`, and `A and B`; a name may have an “and” of its own, so that of two none is touched. */
function joinedAnew(names: string): string {
  const parts = names.split(' and ')
  return (parts.length === 2 ? parts.join('与') : names).replaceAll(', ', '、')
}

/** The patterns, made when the first sentence is looked for; what has more words of its own is tried first. */
function knownOf(sentences: Sentences): readonly Known[] {
  const made = known.get(sentences)
  if (made) return made
  const words = (template: string) => template.replace(/\{\w+\}/g, '').length
  const patterns = Object.entries(sentences)
    .sort(([one], [other]) => words(other) - words(one))
    .map(([template, translation]) => ({ ...patternOf(template), translation }))
  known.set(sentences, patterns)
  return patterns
}

function patternOf(template: string): Pick<Known, 'pattern' | 'places'> {
  const places: string[] = []
  const source = template.split(/(\{\w+\})/).map((part) => {
    const place = /^\{(\w+)\}$/.exec(part)?.[1]
    if (place === undefined) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    if (places.includes(place)) return `\\${places.indexOf(place) + 1}`
    places.push(place)
    // A count is a number; what else has a place is any text.
    return place === 'count' ? '(\\d[\\d,.]*)' : '(.+?)'
  })
  return { pattern: new RegExp(`^${source.join('')}$`, 's'), places }
}
