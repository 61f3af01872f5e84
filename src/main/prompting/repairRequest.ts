/** How a model is told that its reply was unusable, and how a trace recognises that message. */
import type { ChatMessage } from '../ports/languageModel.ts'

const BEFORE = 'This reply could not be used. '
const AFTER = ' Answer again with the JSON object only.'

/** How much of the unusable reply the model is shown again, in UTF-16 code units. */
const SHOWN_REPLY = 2000

/**
 * Returns the messages that ask for a better reply: those of the question, the unusable reply (truncated to 2,000
 * characters) and the sentence about what is wrong with it.
 */
export function repairMessages(
  asked: readonly ChatMessage[],
  reply: string,
  issue: string,
): readonly ChatMessage[] {
  return [
    ...asked,
    { role: 'assistant', content: reply.slice(0, SHOWN_REPLY) },
    { role: 'user', content: `${BEFORE}${issue}${AFTER}` },
  ]
}

/** Returns the sentence about what was wrong with the reply, or null where these are not the messages of a repair. */
export function issueOfRepair(messages: readonly ChatMessage[]): string | null {
  const told = messages.at(-1)?.content ?? ''
  return told.startsWith(BEFORE) && told.endsWith(AFTER) ? told.slice(BEFORE.length, -AFTER.length) : null
}
