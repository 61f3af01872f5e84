/** Implements `inspection.prompts` and `inspection.prompt`: what a run asked its language models, and what could be read of the answers. */
import type { z } from 'zod'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CallDetail, Exchange } from '#shared/vocabulary/trace.ts'
import type { KeptExchange, TracedCall } from '../../models/storedReplies.ts'
import { parseReply, thoughtOf } from '../../prompting/parseReply.ts'
import { issueOfRepair } from '../../prompting/repairRequest.ts'
import { replySchemaOf } from '../../recnet/prompts/replySchemaOf.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { Traces } from './ports.ts'
import type { Handlers } from '../handlersOf.ts'

type PromptHandlers = Pick<Handlers<'inspection'>, 'inspection.prompts' | 'inspection.prompt'>

export function promptHandlers(runs: RunStore, traces: Traces): PromptHandlers {
  const manifestOf = async (run: RunId) => (await runs.of(run).open()).manifest
  return {
    'inspection.prompts': async ({ run, ...query }) =>
      traces.withTrace(await manifestOf(run), (trace) => trace.search(query)),
    'inspection.prompt': async ({ run, call, ...filter }) =>
      traces.withTrace(await manifestOf(run), (trace) => {
        const found = trace.read(call)
        return found && { ...detailOf(found), ...trace.beside(call, filter) }
      }),
  }
}

function detailOf({
  messages,
  reply,
  repaired,
  ...row
}: TracedCall): Omit<CallDetail, 'place' | 'previous' | 'next'> {
  const schema = replySchemaOf({ ...row, messages })
  return {
    ...row,
    ...exchangeOf({ messages, reply }, schema),
    promptTokens: row.promptTokens,
    replyTokens: row.replyTokens,
    objection: repaired && issueOfRepair(repaired.messages),
    repaired: repaired && exchangeOf(repaired, schema),
  }
}

function exchangeOf(
  { messages, reply: { text, promptTokens, replyTokens } }: KeptExchange,
  schema: z.ZodType,
): Exchange {
  const parsed = parseReply(text, schema)
  return {
    messages,
    text,
    thought: thoughtOf(text),
    reading: parsed.ok ? { ok: true, value: parsed.value } : { ok: false, issue: parsed.issue },
    promptTokens,
    replyTokens,
  }
}
