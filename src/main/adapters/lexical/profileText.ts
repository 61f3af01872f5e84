/**
 * Reads and writes profiles as the built-in agent words them. A profile is plain sentences. The weight of a phrase
 * follows from its sentence and its place in the list. Sentences of other authors are read by the same cues.
 */

/** What a profile says: phrases with weights. A profile that the agent wrote has the strongest first. */
export interface ProfileReading {
  /** The tastes of the user or item itself. */
  readonly likes: ReadonlyMap<string, number>
  /** Tastes taken over from communities, which no interaction has confirmed yet. */
  readonly nearby: ReadonlyMap<string, number>
  readonly dislikes: ReadonlyMap<string, number>
  /** The titles in quotes, newest first. */
  readonly titles: readonly string[]
  /** For an item, the number of people who chose it. */
  readonly chosen: number
}

type Part = 'likes' | 'nearby' | 'dislikes'

interface Cue {
  readonly pattern: RegExp
  readonly part: Part
  /** The weight of the first phrase of the list. The weights of the others fall by less than 1 in all. */
  readonly weight: number
}

/** The first cue that matches a sentence decides what its list means. Tastes have the weights 4 (strong), 3 (settled) and 2 (tried). */
const CUES: readonly Cue[] = [
  {
    pattern:
      /\b(care less for|dislike|avoid|do not like|don't like|not drawn to|passed over by people who like)\b/i,
    part: 'dislikes',
    weight: 1,
  },
  {
    pattern:
      /\b(people like me turn to|my communit(?:y|ies) (?:turns? to|likes?)|its communit(?:y|ies) also likes?)\b/i,
    part: 'nearby',
    weight: 0.8,
  },
  {
    pattern: /\b(keep coming back to|above all|love|chosen by [\w ]*people who like)\b/i,
    part: 'likes',
    weight: 4,
  },
  {
    pattern: /\b(a community around|also like|often choose|like|prefer|enjoy|category:)/i,
    part: 'likes',
    weight: 3,
  },
  { pattern: /\b(have tried|it also follows|drawn to)\b/i, part: 'likes', weight: 2 },
]

/** A title in quotes. Its words are a name, whatever they say. */
const QUOTED = /“[^”]*”/g

/** Reads any text. A sentence without a cue says nothing about tastes. */
export function readProfile(text: string): ProfileReading {
  const parts: Record<Part, Map<string, number>> = {
    likes: new Map(),
    nearby: new Map(),
    dislikes: new Map(),
  }
  const titles: string[] = []
  let chosen = 0
  for (const sentence of sentencesOf(text)) {
    titles.push(...quotedTitles(sentence))
    chosen = Math.max(chosen, Number(/\bchosen by (\d+)/i.exec(sentence)?.[1] ?? 0))
    const plain = sentence.replace(QUOTED, '')
    const cue = CUES.find(({ pattern }) => pattern.test(plain))
    const match = cue?.pattern.exec(plain)
    if (!cue || !match) continue
    const phrases = listOf(plain.slice(match.index + match[0].length))
    phrases.forEach((phrase, index) => {
      const weight = cue.weight - (0.9 * index) / Math.max(phrases.length, 1)
      if (!parts[cue.part].has(phrase)) parts[cue.part].set(phrase, weight)
    })
  }
  return { ...parts, titles, chosen }
}

/** Returns the titles in quotes, in order. */
export function quotedTitles(text: string): string[] {
  return [...text.matchAll(/“([^”]{1,160})”/g)].flatMap(([, title]) => title ?? [])
}

/**
 * Splits a text into sentences. A sentence ends at a full stop, exclamation or question mark before a space and a
 * capital letter or quote, so that "Vol. 1" stays whole. A title in quotes is never split.
 */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[“"A-Z])(?![^“]*”)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Splits a list at commas and semicolons into different phrases of at most six words, in lower case. Quoted titles are not phrases. */
export function listOf(text: string): string[] {
  const phrases = text
    .replace(QUOTED, '')
    .split(/[,;]/)
    .map((part) =>
      part
        .trim()
        .toLowerCase()
        .replace(/^(and|or|in|about|particular)\s+/, '')
        .replace(/[.!?:]+$/, '')
        .trim(),
    )
  return [...new Set(phrases.filter((phrase) => phrase !== '' && phrase.split(/\s+/).length <= 6))]
}

/** Returns at most this many phrases by descending weight. Phrases of equal weight stay in the order in which they were read. */
export function strongest(weights: ReadonlyMap<string, number>, most: number): string[] {
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([phrase]) => phrase)
}

/** Writes a sentence such as `Keep coming back to a, b.`, or nothing for an empty list. */
export function sentence(opening: string, phrases: readonly string[]): string {
  return phrases.length === 0 ? '' : `${opening} ${phrases.join(', ')}.`
}

/** Joins the sentences that are not empty by spaces. */
export function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((text) => text !== '').join(' ')
}
