/** Recognises a text that says the same again and again, in the same words or in others, whatever it is about. */
import { endsInLoop } from './replyLoops.ts'

/** Words in lower case, without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Words that may stand three times in a row before it is a repetition, as in "very, very, very". */
const SAME_WORD = 4
/** How often phrases of so many words may come before it is a repetition. */
const PHRASES = [
  { words: 4, times: 4 },
  { words: 6, times: 3 },
] as const
/** The same for sentences of at least so many words, and for entries between commas. */
const SENTENCES = [
  { words: 5, times: 2 },
  { words: 4, times: 3 },
] as const
const ENTRIES = [
  { words: 2, times: 3 },
  { words: 1, times: 4 },
] as const
/** Of so many words, so many are different in any text that goes somewhere; ordinary ones have about two thirds. */
const DIFFERENT = { words: 40, share: 0.4 } as const

/** Returns whether a text repeats a word, a phrase, a sentence or an entry too often, or has hardly any different words. */
export function repeatsItself(text: string): boolean {
  const words = wordsOf(text)
  const sentences = text.split(/[.!?;\n]+/).map(wordsOf)
  const entries = text.split(/[,;.!?\n•]+/).map(wordsOf)
  return (
    endsInLoop(text.replace(/\d+/g, '0').trim()) ||
    followsItself(words) ||
    shareOfRepeated(words, 3) > 0.4 ||
    PHRASES.some((phrase) => comesOften(runsOf(words, phrase.words), phrase.times)) ||
    SENTENCES.some((least) => comesOften(joined(sentences, least.words), least.times)) ||
    ENTRIES.some((least) => comesOften(joined(entries, least.words), least.times)) ||
    (words.length >= DIFFERENT.words && new Set(words).size < words.length * DIFFERENT.share)
  )
}

/** Whether a word follows itself too often, or a longer phrase twice. */
function followsItself(words: readonly string[]): boolean {
  for (let length = 1; length * 3 <= words.length; length++) {
    const needed = length === 1 ? SAME_WORD - 1 : length * 2
    let same = 0
    for (let index = length; index < words.length; index++) {
      same = words[index] === words[index - length] ? same + 1 : 0
      if (same >= needed) return true
    }
  }
  return false
}

/** The share of runs of `length` words that came before; 0 for a text too short to tell. */
function shareOfRepeated(words: readonly string[], length: number): number {
  const runs = runsOf(words, length)
  return runs.length < 10 ? 0 : 1 - new Set(runs).size / runs.length
}

function runsOf(words: readonly string[], length: number): readonly string[] {
  return words.slice(length - 1).map((_, index) => words.slice(index, index + length).join(' '))
}

function joined(parts: readonly (readonly string[])[], least: number): readonly string[] {
  return parts.filter((words) => words.length >= least).map((words) => words.join(' '))
}

function comesOften(phrases: readonly string[], times: number): boolean {
  const counts = new Map<string, number>()
  for (const phrase of phrases) {
    const count = (counts.get(phrase) ?? 0) + 1
    if (count >= times) return true
    counts.set(phrase, count)
  }
  return false
}
