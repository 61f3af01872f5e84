/** Writes the request for one reply: made to fit, and in the dialect of its server. */
import type { WrittenRequest } from './addressTries.ts'
import { completionBody, type AskedReply } from './completionBody.ts'
import { fittedQuestion, type AskedLength } from './context/promptFit.ts'
import type { AskedOf } from './serverExchange.ts'

/** What is asked: the reply, and whether a thought is part of its budget. */
export type ReplyQuestion = AskedReply & Pick<AskedLength, 'thinks'>

/** Returns the request; null where not even the shortest prompt fits. */
export function replyRequest(
  model: string,
  { thinks, ...asked }: ReplyQuestion,
  { dialect, fit }: Pick<AskedOf, 'dialect' | 'fit'>,
): WrittenRequest | null {
  const fitted = fittedQuestion({ ...asked, thinks }, fit)
  return fitted && { ...fitted, body: { model, ...completionBody({ ...asked, ...fitted }, dialect) } }
}
