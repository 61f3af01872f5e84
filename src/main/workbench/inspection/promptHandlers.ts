/**
 * Implements `inspection.prompts`, `.prompt` and `.calls`, and `prompts.list`: what a run asked its language models,
 * and what could be parsed of the replies.
 */
import { z } from 'zod'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CallDetail, Exchange, KeptExchange, TracedCall } from '#shared/vocabulary/trace.ts'
import type { MethodPrompts } from '../../methods/method.ts'
import { parseReply, thoughtOf } from '../../prompting/parseReply.ts'
import { issueOfRepair } from '../../prompting/repairRequest.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { Traces } from './ports.ts'
import type { Handlers } from '../handlersOf.ts'

type PromptHandlers = Pick<
  Handlers<'inspection'>,
  'inspection.prompts' | 'inspection.prompt' | 'inspection.calls'
> &
  Handlers<'prompts'>

/** The schema for a prompt that no method has any more: any object, shown as it is. */
const anyReply = z.looseObject({})

/** Creates the handlers. Replies are parsed again with the schema of their prompt. */
export function promptHandlers(
  runs: RunStore,
  traces: Traces,
  ofMethods: readonly MethodPrompts[],
): PromptHandlers {
  const manifestOf = async (run: RunId) => (await runs.of(run).open()).manifest
  return {
    'prompts.list': () => ofMethods.flatMap((prompts) => prompts.facts()),
    'inspection.prompts': async ({ run, ...query }) =>
      traces.withTrace(await manifestOf(run), (trace) => trace.search(query)),
    'inspection.prompt': async ({ run, call, ...filter }) =>
      traces.withTrace(await manifestOf(run), (trace) => {
        const found = trace.read(call)
        return found && { ...detailOf(found, ofMethods), ...trace.beside(call, filter) }
      }),
    'inspection.calls': async ({ run, ...query }) =>
      traces.withTrace(await manifestOf(run), (trace) => {
        const { total, kept, rows } = trace.search(query)
        return { total, kept, calls: rows.flatMap(({ call }) => trace.read(call) ?? []) }
      }),
  }
}

/** Returns the reply schema of a call, or null if no method has its prompt any more. */
function schemaOf(
  call: Parameters<MethodPrompts['replySchemaOf']>[0],
  ofMethods: readonly MethodPrompts[],
): z.ZodType | null {
  for (const prompts of ofMethods) {
    const schema = prompts.replySchemaOf(call)
    if (schema) return schema
  }
  return null
}

function detailOf(
  { messages, reply, repaired, ...row }: TracedCall,
  ofMethods: readonly MethodPrompts[],
): Omit<CallDetail, 'place' | 'previous' | 'next'> {
  const schema = schemaOf({ ...row, messages }, ofMethods) ?? anyReply
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
