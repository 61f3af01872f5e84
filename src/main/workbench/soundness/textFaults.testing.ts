/**
 * Says what is wrong with one text that a model may have written. It shares no code with the checks of the product, so
 * that it can prove something about them, and it knows no dataset and no model.
 */
import { deflateRawSync } from 'node:zlib'

/** A kind of fault. `cut` texts end where their reply was cut off. */
export type FaultKind = 'looped' | 'copied' | 'contract' | 'empty' | 'too long' | 'not letters' | 'cut'

/** One fault of a text, with the words that show it. */
export interface TextFault {
  readonly kind: FaultKind
  readonly detail: string
}

/** What a text is held against. */
export interface TextContext {
  /** Most words that a text in this place may have. */
  readonly words: number
  /** What the prompts say, without the data that was inserted. */
  readonly instructions?: readonly string[]
  /** The keys of the JSON that the text was read from. */
  readonly keys?: readonly string[]
  /** The raw reply that the text was read from. */
  readonly reply?: string
}

/** Returns all faults of a text; an empty list for a sound one. */
export function textFaults(text: string, context: TextContext): readonly TextFault[] {
  const words = wordsOf(text)
  return [
    fault('empty', emptyPhrase(text)),
    fault('looped', loop(text, words)),
    fault('copied', copiedRun(words, context.instructions ?? [])),
    fault('contract', contractWord(text, context.keys ?? [])),
    fault('too long', longText(text, context.words)),
    fault('not letters', strangeText(text, words)),
    fault('cut', cutEnd(text, context.reply)),
  ].filter((found) => found !== null)
}

function fault(kind: FaultKind, detail: string | null): TextFault | null {
  return detail === null ? null : { kind, detail }
}

/** The words of a text in lower case, without what stands between them. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu) ?? []
}

const EMPTY_WORDS =
  'none|null|nil|n/a|na|nothing|no|yes|ok|true|false|unknown|undefined|empty|same|unchanged|string|text|number|title|' +
  'profile|summary|content|user|item|router|rule|update|updated|rewrite|rewritten|confirm|keep|split|merge|add|remove|' +
  'positive|neutral|negative|not applicable|not available|no rules?|no preferences?|no profile|no data|lorem ipsum'
const EMPTY_WHOLE = new RegExp(`^(?:${EMPTY_WORDS})$`)
const NO_CHANGE =
  /^(?:there (?:is|are) )?no (?:further )?(?:adjustments?|changes?|updates?|modifications?|suggestions?)(?: (?:is|are|was|were))?(?: (?:necessary|needed|required|made|suggested|possible))?(?: .{0,40})?$/
const REFUSAL =
  /\bas an? (?:ai|artificial|language model)\b|^(?:i'?m|i am) (?:sorry|unable|not able|an ai)\b|^i (?:cannot|can'?t|can not) (?:help|assist|answer|provide|do)\b|^sorry\b/

/** A refusal, or a text that says nothing at all. */
function emptyPhrase(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}'/ ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain === '') return 'nothing but signs'
  return EMPTY_WHOLE.test(plain) || NO_CHANGE.test(plain) || REFUSAL.test(plain) ? plain.slice(0, 60) : null
}

/** Words, phrases, sentences, list entries or characters that come again and again. */
function loop(text: string, words: readonly string[]): string | null {
  return (
    runOfPhrases(words) ??
    frequentPhrase(words, 4, 4) ??
    frequentPhrase(words, 6, 3) ??
    frequentPart(text.split(/[.!?\n]+/), 5, 2) ??
    frequentPart(text.split(/[,;.!?\n•]+/), 2, 3) ??
    frequentPart(text.split(/[,;.!?\n•]+/), 1, 4) ??
    runOfCharacters(text) ??
    squeezable(text, words)
  )
}

/** A phrase of n words that follows upon itself: a word four times, a longer phrase three times. */
function runOfPhrases(words: readonly string[]): string | null {
  for (let length = 1; length <= words.length / 3; length++) {
    const least = (length === 1 ? 3 : 2) * length
    let same = 0
    for (let at = length; at < words.length; at++) {
      same = words[at] === words[at - length] ? same + 1 : 0
      if (same >= least) return words.slice(at - length + 1, at + 1).join(' ')
    }
  }
  return null
}

/** A phrase of so many words that occurs so many times, wherever. */
function frequentPhrase(words: readonly string[], length: number, times: number): string | null {
  const phrases = words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '))
  return mostFrequent(phrases, times)
}

/** A part of the text with at least so many words that occurs so many times. */
function frequentPart(parts: readonly string[], length: number, times: number): string | null {
  const plain = parts.map(wordsOf).filter((words) => words.length >= length)
  return mostFrequent(
    plain.map((words) => words.join(' ')),
    times,
  )
}

function mostFrequent(phrases: readonly string[], times: number): string | null {
  const counts = new Map<string, number>()
  for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  return [...counts].find(([, count]) => count >= times)?.[0] ?? null
}

function runOfCharacters(text: string): string | null {
  return /((?=\S*[\p{L}\p{N}])\S{1,12}?)\1{4,}/u.exec(text)?.[0].slice(0, 60) ?? null
}

/** Whole texts pack to half their size; what packs to a third of it says the same thing over and over. */
function squeezable(text: string, words: readonly string[]): string | null {
  if (words.length < 40) return null
  const bytes = Buffer.from(text.toLowerCase())
  const ratio = bytes.length / deflateRawSync(bytes, { level: 9 }).length
  return ratio > 2.8 ? `packs ${ratio.toFixed(1)} to 1` : null
}

const LONG_RUN = 8
const SHORT_RUN = 5

/** Eight words in a row from the instructions, half of a text in runs of five, or all of it in quotation marks there. */
function copiedRun(words: readonly string[], instructions: readonly string[]): string | null {
  const said = words.join(' ')
  if (quotedIn(instructions).has(said)) return said
  const known = runsIn(instructions, LONG_RUN)
  const long = words.findIndex((_, at) => known.has(words.slice(at, at + LONG_RUN).join(' ')))
  if (long >= 0) return words.slice(long, long + LONG_RUN).join(' ')
  const short = runsIn(instructions, SHORT_RUN)
  const covered = new Set<number>()
  for (let at = 0; at + SHORT_RUN <= words.length; at++) {
    if (!short.has(words.slice(at, at + SHORT_RUN).join(' '))) continue
    for (let word = at; word < at + SHORT_RUN; word++) covered.add(word)
  }
  return covered.size * 2 > words.length
    ? [...covered]
        .map((word) => words[word])
        .join(' ')
        .slice(0, 120)
    : null
}

function quotedIn(texts: readonly string[]): ReadonlySet<string> {
  const quoted = texts.flatMap((text) => [...text.matchAll(/"([^"\n]+)"/g)].map(([, inside = '']) => inside))
  return new Set(quoted.map((inside) => wordsOf(inside).join(' ')).filter((inside) => inside !== ''))
}

function runsIn(texts: readonly string[], length: number): ReadonlySet<string> {
  return new Set(
    texts
      .map(wordsOf)
      .flatMap((words) => words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(' '))),
  )
}

const MARKUP = /[{}]|```|\*\*|<\/?[a-z][\w-]*>|<\|?\w+\|?>|\\[nt"u]|"\s*:|^\s*#+\s/iu
const IDENTIFIER = /(?<![\p{L}\p{N}_])[a-z]+(?:_[a-z]+)+(?![\p{L}\p{N}_])/u
const NUMBERED = /\b(?:module|router|candidate|gradient)s?\s+#?\d+\b/iu
const PLACEHOLDER = /^\W*(?:\.\.\.|…)\W*$|\["?…|\bnew content\b|\bupdated content\b/iu

/** Braces, tags, names of keys, numbers of modules: what belongs to the form of a reply, not to what it says. */
function contractWord(text: string, keys: readonly string[]): string | null {
  for (const pattern of [MARKUP, IDENTIFIER, NUMBERED, PLACEHOLDER]) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return found
  }
  const begins = keys.find((key) => new RegExp(`^\\W*${escaped(key)}\\W*(?::|=|$)`, 'iu').test(text))
  return begins ?? null
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

function longText(text: string, most: number): string | null {
  const count = text.trim().split(/\s+/).length
  return count > most ? `${count} words, at most ${most}` : null
}

const LETTERS_AT_LEAST = 0.6
const DIGITS_AT_MOST = 0.2
const FEW_WORDS = 5
const LONGEST_WORD = 40

/** Most of a text is letters, few of it digits, and its words are as long as words are. */
function strangeText(text: string, words: readonly string[]): string | null {
  const signs = [...text.replace(/\s+/g, '')]
  // "80s rock" is a text, too.
  if (words.length <= 2 && words.some((word) => /\p{L}/u.test(word))) return null
  const share = (pattern: RegExp) => signs.filter((sign) => pattern.test(sign)).length / signs.length
  const [letters, digits] = [share(/[\p{L}\p{M}]/u), share(/\p{N}/u)]
  if (letters < LETTERS_AT_LEAST) return `${percent(letters)} letters`
  // A few words may well name years.
  if (digits > DIGITS_AT_MOST && words.length > FEW_WORDS) return `${percent(digits)} digits`
  const broken = /[\p{Cc}\p{Cn}\p{Co}\uFFFD]/u.exec(text.replace(/[\n\t]/g, ' '))
  if (broken) return `the sign U+${broken[0].codePointAt(0)?.toString(16).toUpperCase()}`
  const long = new RegExp(`[A-Za-zÀ-ÿ]{${LONGEST_WORD},}`, 'u').exec(text)
  return long ? long[0].slice(0, 60) : null
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

const ENOUGH_TO_KNOW = 24

/** The text is the string in which a reply broke off, and not only the whole sentences before that. */
function cutEnd(text: string, reply: string | undefined): string | null {
  const open = reply === undefined ? null : openString(reply)
  if (open === null) return null
  const plain = (from: string) => from.replace(/\\./g, ' ').replace(/\s+/g, ' ').trim()
  const [kept, written] = [plain(text), plain(open)]
  if (/[.!?]["”’)]?$/.test(kept) && kept.length < written.length && written.startsWith(kept)) return null
  const begin = written.slice(0, ENOUGH_TO_KNOW)
  return begin.length >= ENOUGH_TO_KNOW && kept.startsWith(begin) ? written.slice(-60) : null
}

/** What stands behind the last quotation mark that was opened and never closed; null where all were closed. */
function openString(reply: string): string | null {
  let from = -1
  for (let at = 0; at < reply.length; at++) {
    if (reply[at] === '\\') at++
    else if (reply[at] === '"') from = from < 0 ? at + 1 : -1
  }
  return from < 0 ? null : reply.slice(from)
}
