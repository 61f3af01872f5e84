/**
 * How the built-in agent reads and writes profiles. A profile is plain sentences; which sentence a phrase stands in, and
 * where in its list, is how much it counts. Sentences written by others are read by the same cues.
 */

/** What a profile says: phrases with weights, the strongest first once written. */
export interface ProfileReading {
  /** Tastes of its own. */
  readonly likes: ReadonlyMap<string, number>
  /** Tastes taken over from communities, not yet confirmed by an interaction. */
  readonly nearby: ReadonlyMap<string, number>
  readonly dislikes: ReadonlyMap<string, number>
  /** Titles in quotes, newest first. */
  readonly titles: readonly string[]
  /** How many people chose it, for an item. */
  readonly chosen: number
}

type Part = 'likes' | 'nearby' | 'dislikes'

interface Cue {
  readonly pattern: RegExp
  readonly part: Part
  /** Weight of the first phrase of the list; the rest follow closely. */
  readonly weight: number
}

/** The first cue that a sentence matches decides what its list means. Strong, settled, tried. */
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

/** Reads any text; sentences without a cue say nothing about taste here. */
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
    const cue = CUES.find(({ pattern }) => pattern.test(sentence))
    const match = cue?.pattern.exec(sentence)
    if (!cue || !match) continue
    const phrases = listOf(sentence.slice(match.index + match[0].length))
    phrases.forEach((phrase, index) => {
      const weight = cue.weight - (0.9 * index) / Math.max(phrases.length, 1)
      if (!parts[cue.part].has(phrase)) parts[cue.part].set(phrase, weight)
    })
  }
  return { ...parts, titles, chosen }
}

/** Titles in quotes, in order. */
export function quotedTitles(text: string): string[] {
  return [...text.matchAll(/“([^”]{1,160})”/g)].flatMap(([, title]) => title ?? [])
}

/** Sentences end at a full stop before a space and a capital or quote, so that "Vol. 1" stays whole. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=[“"A-Z])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Comma- or semicolon-separated phrases, lower case, of at most six words; quoted titles are no phrases. */
export function listOf(text: string): string[] {
  const phrases = text
    .replace(/“[^”]*”/g, '')
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

/** Phrases by falling weight; of equals the one read first stays first. */
export function strongest(weights: ReadonlyMap<string, number>, most: number): string[] {
  return [...weights]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([phrase]) => phrase)
}

/** `Keep coming back to a, b.`, or nothing for an empty list. */
export function sentence(opening: string, phrases: readonly string[]): string {
  return phrases.length === 0 ? '' : `${opening} ${phrases.join(', ')}.`
}

export function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((text) => text !== '').join(' ')
}
