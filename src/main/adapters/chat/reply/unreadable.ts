/** Why the body of a response is no answer. */
import type { ServerError } from './serverError.ts'

/** The reason continues a sentence that begins with the server: "answered with …". Such a question is asked again. */
export interface Unreadable {
  readonly unreadable: string
  /** What the server itself says of what went wrong, where it does. */
  readonly error?: ServerError
}

/** The body is longer than 4 MiB. */
export const TOO_MUCH: Unreadable = { unreadable: 'answered with more than any reply may have' }
/** The body is something else. */
export const NO_COMPLETION: Unreadable = {
  unreadable: 'answered with something that is no chat completion',
}
/** The body ends in the middle of a reply. */
export const UNFINISHED: Unreadable = { unreadable: 'ended its answer before the reply was complete' }

/** The longest part of a server's own words that is shown, in characters. */
const MOST_SAID = 200

/** Returns a server's own words on one line, at most 200 characters of them, without any that a terminal obeys. */
export function wordsOf(text: string): string {
  return text
    .slice(0, MOST_SAID * 4)
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID)
}

/** The body is an error, though its status was one of success. */
export function withError(error: ServerError): Unreadable {
  return { unreadable: errorReason(error), error }
}

/** Returns that an answer was an error, in the server's words. */
export function errorReason({ said }: Pick<ServerError, 'said'>): string {
  return `answered with an error: ${wordsOf(said)}`
}
