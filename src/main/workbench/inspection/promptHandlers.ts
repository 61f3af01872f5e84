/**
 * Implements `inspection.prompts`, `.prompt` and `.calls`, and `prompts.list`: what a run asked its language models,
 * and what could be read of the replies.
 */
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CallDetail, Exchange, KeptExchange, TracedCall } from '#shared/vocabulary/trace.ts'
import type { MethodPrompts } from '../../methods/method.ts'
import { membersIn } from '../../prompting/completeMembers.ts'
import { issueOfRepair } from '../../prompting/repairRequest.ts'
import { thoughtOf } from '../../prompting/thought.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { Traces } from './ports.ts'
import type { Handlers } from '../handlersOf.ts'

type PromptHandlers = Pick<
  Handlers<'inspection'>,
  'inspection.prompts' | 'inspection.prompt' | 'inspection.calls'
> &
  Handlers<'prompts'>

/** Creates the handlers. Of each reply the members that are complete are shown, whatever the call had asked for. */
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
        return found && { ...detailOf(found), ...trace.beside(call, filter) }
      }),
    'inspection.calls': async ({ run, ...query }) =>
      traces.withTrace(await manifestOf(run), (trace) => {
        const { total, kept, rows } = trace.search(query)
        return { total, kept, calls: rows.flatMap(({ call }) => trace.read(call) ?? []) }
      }),
  }
}

function detailOf({
  messages,
  reply,
  repaired,
  ...row
}: TracedCall): Omit<CallDetail, 'place' | 'previous' | 'next'> {
  return {
    ...row,
    ...exchangeOf({ messages, reply }),
    promptTokens: row.promptTokens,
    replyTokens: row.replyTokens,
    objection: repaired && issueOfRepair(repaired.messages),
    repaired: repaired && exchangeOf(repaired),
  }
}

function exchangeOf({ messages, reply: { text, promptTokens, replyTokens, cut } }: KeptExchange): Exchange {
  const members = membersIn(text)
  return {
    messages,
    text,
    thought: thoughtOf(text),
    reading: members
      ? { ok: true, value: members }
      : { ok: false, issue: 'It has no member of a JSON object that is complete.' },
    cut,
    promptTokens,
    replyTokens,
  }
}
