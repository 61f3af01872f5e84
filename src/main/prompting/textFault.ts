/** Says what is wrong with a text that a model wrote, before it may enter a profile, a rule or a router. */
import { repeatsItself, wordsOf } from './repetitions.ts'

/** What a text is held against. */
export interface TextSources {
  /** What the prompt says by itself: its instruction, its example and the names of its parts. */
  readonly instruction: string
  /** The names and options of the schema, which are no content: “Updated Content”, “positive”. */
  readonly contract: readonly string[]
  /** The texts that were shown as data. Their words may be used. */
  readonly data: string
  /** The example of the prompt. Without it nothing is held against an example. */
  readonly example?: string
  /** What is asked, whose words may be used although the example has them, too. */
  readonly question?: string
  /** Texts among the data that must not be copied as they are, such as rules into a profile. */
  readonly notToCopy: readonly string[]
}

/** As many words in a row are shared with an instruction by copying it, not by chance. */
const COPIED_WORDS = 7
/** A text that must not be copied as it is has at least this many words; shorter ones may well be repeated. */
const SHORTEST_NOT_TO_COPY = 5

const EMPTY =
  /^\W*(?:no (?:adjustments?|changes?|updates?|modifications?|suggestions?)(?: (?:is|are|was|were))?(?: (?:needed|necessary|required|made))?|n\/?a|none|null|nil|nothing|empty|unknown|undefined|unchanged|not (?:applicable|available|provided|specified)|string|text|tbd|\.{3}|…)\W*$/i

const REFUSAL =
  /\b(?:as an? (?:ai|artificial intelligence|(?:large )?language model)|i(?:['’]m| am) (?:sorry|unable|not able)|i (?:can(?:not|['’]t)|do not|don['’]t) (?:assist|help|provide|fulfil+|have access|have enough)|i apologi[sz]e)\b/i

const MARKUP = /<\/?(?:text|think|user|system|assistant|s|\|[^|]*\|)>|```|"\s*:\s*["{[\d]|[{[]\s*"/i

/**
 * Returns why a text is unsound, or null where nothing is wrong with it: it is empty or an empty phrase, a refusal, has
 * no words, repeats itself, is about the example in place of the question, or is copied from the prompt.
 */
export function textFault(
  text: string,
  { instruction, contract, data, example = '', question = '', notToCopy }: TextSources,
): string | null {
  const words = wordsOf(text)
  if (EMPTY.test(text)) return 'it says nothing'
  if (!isInLetters(text)) return 'it has hardly any words'
  if (REFUSAL.test(text)) return 'it refuses'
  if (MARKUP.test(text) || (BRACE.test(text) && !BRACE.test(data)) || hasMarks(text, data))
    return 'it contains JSON or markup'
  if (repeatsItself(text)) return 'it repeats itself'
  const said = words.join(' ')
  if (contract.some((word) => wordsOf(word).join(' ') === said)) return 'it is a word of the question'
  const run = Math.min(COPIED_WORDS, words.length)
  // One word of an instruction may well be what a model means.
  if (run > 1 && sharesRun(words, instruction, data, run)) return 'it repeats the instruction'
  if (isAboutExample(words, example, question)) return 'it is about the example'
  const copied = notToCopy.some((source) => {
    const own = wordsOf(source)
    return own.length >= SHORTEST_NOT_TO_COPY && ` ${said} `.includes(` ${own.join(' ')} `)
  })
  return copied ? 'it is copied from a text that it was to be written from' : null
}

/** Braces stand in no sentence; in a text they are left over from JSON, unless a title has them. */
const BRACE = /[{}]/

/** Decades such as "1990s" and "80s", which are words although they are mostly digits. */
const DECADE = /(?<![\p{L}\p{N}])(?:\d\d)?\d0s(?!\p{L})/gu

/** Tags and marks of Markdown, which a title of a page may have as well. */
const MARKS = /<\/?[a-z][\w-]*>|\*\*|\]\(/gi

function hasMarks(text: string, data: string): boolean {
  return (text.match(MARKS) ?? []).some((mark) => !data.includes(mark))
}

/** A third of what is written are letters, at least two of them, or one that is a word of its own. */
function isInLetters(text: string): boolean {
  const spelled = text.replace(DECADE, 'decade')
  const letters = spelled.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  const others = spelled.match(/[^\p{L}\p{M}\s]/gu)?.length ?? 0
  return letters * 2 >= others && (letters >= 2 || /\p{Lo}/u.test(text))
}

/** Shorter words, such as “the”, say nothing of what a text is about. */
const SHORTEST_TELLING = 4

/**
 * Whether more than half of the longer words of a text are words that the example has and the question has not. The
 * question is read only where the example alone would make it so, which is rare.
 */
function isAboutExample(words: readonly string[], example: string, question: string): boolean {
  const telling = words.filter((word) => word.length >= SHORTEST_TELLING)
  const ofExample = runsOf(example, 1)
  const shared = telling.filter((word) => ofExample.has(word))
  if (shared.length * 2 <= telling.length) return false
  const asked = new Set(wordsOf(question))
  return shared.filter((word) => !asked.has(word)).length * 2 > telling.length
}

/** Runs of words of a text, by their length. */
const runsOfTexts = new Map<string, Map<number, ReadonlySet<string>>>()
/** The instructions and examples of a method are few; the bound only keeps a long session small. */
const MOST_KEPT = 64

/** Whether as many words in a row stand in the instruction and not in the data. */
function sharesRun(words: readonly string[], instruction: string, data: string, length: number): boolean {
  const ofInstruction = runsOf(instruction, length)
  let ofData: string | null = null
  for (let index = 0; index + length <= words.length; index++) {
    const run = words.slice(index, index + length).join(' ')
    if (!ofInstruction.has(run)) continue
    ofData ??= ` ${wordsOf(data).join(' ')} `
    if (!ofData.includes(` ${run} `)) return true
  }
  return false
}

function runsOf(text: string, length: number): ReadonlySet<string> {
  // By text first: a key of both would be put together and hashed anew for every text that is checked.
  const ofText = keptFor(text)
  const known = ofText.get(length)
  if (known) return known
  const words = wordsOf(text)
  const runs = new Set<string>()
  for (let index = 0; index + length <= words.length; index++)
    runs.add(words.slice(index, index + length).join(' '))
  ofText.set(length, runs)
  return runs
}

function keptFor(text: string): Map<number, ReadonlySet<string>> {
  const known = runsOfTexts.get(text)
  if (known) return known
  if (runsOfTexts.size >= MOST_KEPT) runsOfTexts.clear()
  const ofText = new Map<number, ReadonlySet<string>>()
  runsOfTexts.set(text, ofText)
  return ofText
}
