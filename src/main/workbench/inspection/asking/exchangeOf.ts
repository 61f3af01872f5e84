/** What is shown of one exchange with a model: the messages, the raw answer, and what could be read of it. */
import type { Exchange, KeptExchange } from '#shared/vocabulary/trace.ts'
import { membersIn } from '../../../prompting/completeMembers.ts'
import { thoughtOf } from '../../../prompting/thought.ts'

/** Reads the members that are complete, whatever the question had asked for. */
export function exchangeOf({
  messages,
  how,
  reply: { text, promptTokens, replyTokens, cut },
}: KeptExchange): Exchange {
  const members = membersIn(text)
  return {
    messages,
    text,
    thought: thoughtOf(text),
    reading: members
      ? { ok: true, value: members }
      : { ok: false, issue: 'It has no member of a JSON object that is complete.' },
    cut,
    how,
    promptTokens,
    replyTokens,
  }
}
