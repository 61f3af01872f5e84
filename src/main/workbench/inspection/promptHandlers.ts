/**
 * Implements `inspection.prompts`, `.prompt` and `.calls`, and `prompts.list`: what a run asked its language models,
 * and what could be read of the replies.
 */
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import { isItemId, isUserId } from '#shared/vocabulary/ids.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type {
  CallDetail,
  Exchange,
  KeptExchange,
  RecomputedSteps,
  TracedCall,
} from '#shared/vocabulary/trace.ts'
import type { MethodPrompts } from '../../methods/method.ts'
import type { CallFilter, Trace } from '../../models/storedReplies.ts'
import { membersIn } from '../../prompting/completeMembers.ts'
import { issueOfRepair } from '../../prompting/repairRequest.ts'
import { thoughtOf } from '../../prompting/thought.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { Traces } from './ports.ts'
import type { Handlers } from '../handlersOf.ts'
import { answersByRules } from './recomputed/answersByRules.ts'
import type { RecomputedCalls } from './recomputed/recomputedCalls.ts'
import { recomputedTrace } from './recomputed/recomputedTrace.ts'
import { stepsAsked } from './recomputed/stepsAsked.ts'

type PromptHandlers = Pick<
  Handlers<'inspection'>,
  'inspection.prompts' | 'inspection.prompt' | 'inspection.calls'
> &
  Handlers<'prompts'>

/** Where the calls of runs are read. */
export interface PromptPorts {
  readonly runs: RunStore
  readonly traces: Traces
  readonly recomputed: Pick<RecomputedCalls, 'newestStep' | 'ofStep'>
  /** Of all methods, in the order in which they are shown. */
  readonly prompts: readonly MethodPrompts[]
}

/**
 * Creates the handlers. Of each reply the members that are complete are shown, whatever the call had asked for. Where nothing
 * is stored because rules answered, the calls of a few steps are computed again.
 */
export function promptHandlers({ runs, traces, recomputed, prompts }: PromptPorts): PromptHandlers {
  const manifestOf = async (run: RunId) => (await runs.of(run).open()).manifest
  return {
    'prompts.list': () => prompts.flatMap((ofMethod) => ofMethod.facts()),
    'inspection.prompts': async ({ run, ...query }) => {
      const manifest = await manifestOf(run)
      const stored = traces.withTrace(manifest, (trace) => trace.search(query))
      if (stored.kept > 0 || !answersByRules(manifest)) return { ...stored, recomputed: null }
      const { trace, steps } = await computedFor(recomputed, run, query)
      return { ...trace.search(query), recomputed: steps }
    },
    'inspection.prompt': async ({ run, call, ...filter }) => {
      const manifest = await manifestOf(run)
      const read = (trace: Trace) => {
        const found = trace.read(call)
        return found && { ...detailOf(found), ...trace.beside(call, filter) }
      }
      const stored = traces.withTrace(manifest, read)
      if (stored || !answersByRules(manifest)) return stored
      const { step, subject } = callNameParts(call)
      const { calls } = await recomputed.ofStep(run, step, clientsIn(subject))
      return read(recomputedTrace(calls))
    },
    'inspection.calls': async ({ run, ...query }) => {
      const manifest = await manifestOf(run)
      const read = (trace: Trace) => {
        const { total, kept, rows } = trace.search(query)
        return { total, kept, calls: rows.flatMap(({ call }) => trace.read(call) ?? []) }
      }
      const stored = traces.withTrace(manifest, read)
      if (stored.kept > 0 || !answersByRules(manifest)) return { ...stored, recomputed: null }
      const { trace, steps } = await computedFor(recomputed, run, query)
      return { ...read(trace), recomputed: steps }
    },
  }
}

/** Computes the calls of the steps that a question is answered for. */
async function computedFor(
  recomputed: PromptPorts['recomputed'],
  run: RunId,
  query: CallFilter,
): Promise<{ readonly trace: Trace; readonly steps: RecomputedSteps }> {
  const asked = stepsAsked(query, await recomputed.newestStep(run))
  const about = clientsIn(query.subject ?? '')
  const calls: TracedCall[] = []
  let partial = false
  for (let step = asked.fromStep; step <= asked.toStep; step += 1) {
    const ofStep = await recomputed.ofStep(run, step, about)
    calls.push(...ofStep.calls)
    partial ||= ofStep.partial
  }
  return { trace: recomputedTrace(calls), steps: { ...asked, partial } }
}

function clientsIn(subject: string): readonly string[] {
  return subject.split(/[/+]/).filter((part) => isUserId(part) || isItemId(part))
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
