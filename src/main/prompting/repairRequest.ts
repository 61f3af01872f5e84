/** How a model is told that its reply could not be used, and how that is read again in a trace. */
import type { ChatMessage } from '../ports/languageModel.ts'

const BEFORE = 'This reply could not be used. '
const AFTER = ' Answer again with the JSON object only.'

/** Characters of the unusable reply that the model is shown again. */
const SHOWN_REPLY = 2000

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

/** Null where these are no messages of a repair. */
export function issueOfRepair(messages: readonly ChatMessage[]): string | null {
  const told = messages.at(-1)?.content ?? ''
  return told.startsWith(BEFORE) && told.endsWith(AFTER) ? told.slice(BEFORE.length, -AFTER.length) : null
}
