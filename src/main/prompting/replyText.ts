/** Texts in a reply: each has a limit in words, from which its largest length in a schema follows. */
import { z } from 'zod'

/** What is known of one text of a reply besides that it is a text. */
export interface ReplyText {
  /** The words that the prompt asks for at most. */
  readonly words: number
  /**
   * Content enters a profile, a rule or a router, and is refused where it is unsound: its part of the reply with it, or,
   * where it is optional, the text alone. A remark, such as a reasoning, is only shown; an unsound one is left empty.
   */
  readonly kind: 'content' | 'optional' | 'remark'
}

/** In characters, with the space after it; longer than the average word of any European language. */
const LONGEST_WORD = 8

const texts = z.registry<ReplyText>()

/** The schema of a text that is worth keeping, of at most this many words. */
export function contentText(words: number): z.ZodString {
  return z.string().trim().min(1).register(texts, { words, kind: 'content' })
}

/** The schema of a content that may be left empty, where another part of the reply says that nothing is to change. */
export function optionalText(words: number): z.ZodString {
  return z.string().trim().register(texts, { words, kind: 'optional' })
}

/** The schema of an explanation, of at most this many words. */
export function remarkText(words: number): z.ZodString {
  return z.string().trim().register(texts, { words, kind: 'remark' })
}

/** Returns what is known of a text by its schema; undefined for a schema of anything else. */
export function replyTextOf(schema: z.core.$ZodType): ReplyText | undefined {
  return texts.get(schema as z.ZodString)
}

/** The most characters that a text of this many words may have in a reply. */
export function longestText(words: number): number {
  return words * LONGEST_WORD
}

/**
 * Returns a text without its unfinished end, where it is as long as its schema lets it be, so that the grammar has ended
 * it: after its last whole sentence, or else after its last whole word.
 */
export function withoutUnfinishedEnd(text: string, longest: number): string {
  if (text.length < longest) return text
  const sentence = /^[\s\S]*[.!?。！？](?=\s|$)/.exec(text)?.[0] ?? ''
  return sentence.length > text.length / 3 ? sentence : text.replace(/\s+\S*$/, '')
}

/** A beginning of a text that says something has at least so many words. */
const SHORTEST_BEGINNING = 5
/** More are not looked at, so that a text of ten thousand sentences takes no time. */
const MOST_BEGINNINGS = 30
/** The number of a line, such as “2.”, ends no sentence. */
const SENTENCE_END = /(?<!(?:^|\s)\d{1,3})[.!?。！？](?=\s)/g

/** Returns the beginnings of a text that end with a whole sentence, the longest first, without the text itself. */
export function beginningsOf(text: string): readonly string[] {
  return [...text.matchAll(SENTENCE_END)]
    .slice(-MOST_BEGINNINGS)
    .map(({ index }) => text.slice(0, index + 1))
    .filter((beginning) => beginning.split(/\s+/).length >= SHORTEST_BEGINNING)
    .reverse()
}
