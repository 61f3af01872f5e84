/** Finds the words of a text that carry its meaning: in lower case, without stop words, and in the singular. */

/** English function words, and the words that every preference profile contains whatever it prefers. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again all also am an and any are as at be because been before being below ' +
    'between both but by can could did do does doing down during each few for from further had has have ' +
    'having he her here hers him his how i if in into is it its itself just me more most my no nor not ' +
    'now of off on once only or other our ours out over own same she should so some such than that the ' +
    'their theirs them then there these they this those through to too under until up us very was we ' +
    'were what when where which while who whom why will with would you your yours ' +
    'appreciate appreciates enjoy enjoys interested like likes prefer preference preferences prefers ' +
    'user users'
  ).split(' '),
)

/** Words of phrases that were asked for, since the same few thousand phrases are compared again and again. */
const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 20_000
/** The longest text that is worth keeping, in UTF-16 code units: a phrase. */
const LONGEST_KNOWN = 60

/**
 * Returns the content words in order. If all words are stop words, it returns all of them; if there are no words, it
 * returns the text itself in lower case.
 */
export function contentWords(text: string): readonly string[] {
  if (text.length > LONGEST_KNOWN) return wordsIn(text)
  const before = known.get(text)
  if (before) return before
  const words = wordsIn(text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, words)
  return words
}

function wordsIn(text: string): readonly string[] {
  const lowered = text.toLowerCase()
  const words = lowered.replace(/['’]/gu, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (words.length === 0) return [lowered.trim()]
  const kept = words.filter((word) => !STOP_WORDS.has(word))
  return (kept.length === 0 ? words : kept).map(singular)
}

/** Light plural stemming: stories becomes story, boxes becomes box, albums becomes album; glass and chorus stay as they are. */
function singular(word: string): string {
  if (word.length < 4) return word
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|zz)es$/u.test(word)) return word.slice(0, -2)
  if (/[^sui]s$/u.test(word)) return word.slice(0, -1)
  return word
}
