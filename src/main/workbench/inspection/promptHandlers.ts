/**
 * Implements `inspection.prompts`, `.prompt`, `.calls` and `.callTimes`, and `prompts.list`: what a run asked its language models,
 * and what could be read of the replies.
 */
import { callNameParts } from '#shared/vocabulary/calls/callName.ts'
import { stepCallGroups } from '#shared/vocabulary/calls/stepCalls.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { CallDetail, RecomputedSteps, TracedCall } from '#shared/vocabulary/trace.ts'
import type { MethodPrompts } from '../../methods/method.ts'
import { callTimesOf } from '../../models/callTimesOf.ts'
import type { CallFilter, Trace } from '../../models/storedReplies.ts'
import { issueOfRepair } from '../../prompting/repairRequest.ts'
import { exchangeOf } from './asking/exchangeOf.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import type { Traces } from './ports.ts'
import type { Handlers } from '../handlersOf.ts'
import { clientsIn } from './recomputed/clientsIn.ts'
import { answersByRules } from './recomputed/answersByRules.ts'
import type { RecomputedCalls } from './recomputed/recomputedCalls.ts'
import { recomputedTrace } from './recomputed/recomputedTrace.ts'
import { stepsAsked } from './recomputed/stepsAsked.ts'

type PromptHandlers = Pick<
  Handlers<'inspection'>,
  | 'inspection.prompts'
  | 'inspection.prompt'
  | 'inspection.calls'
  | 'inspection.callTimes'
  | 'inspection.stepCalls'
> &
  Handlers<'prompts'>

/** The most calls of a step that are put in order; an evaluation may have more. */
const MOST_OF_STEP = 50_000
/** The most calls of one stage that are shown. */
const MOST_OF_STAGE = 60

/** Where the calls of runs are read. */
export interface PromptPorts {
  readonly runs: RunStore
  readonly traces: Traces
  readonly recomputed: Pick<RecomputedCalls, 'newestStep' | 'ofStep' | 'promptHashes'>
  /** Of all methods, in the order in which they are shown. */
  readonly prompts: readonly MethodPrompts[]
}

/** One question about the calls of a run. */
interface Reading<Found> {
  readonly run: RunId
  readonly read: (trace: Trace, manifest: Manifest) => Found
  /** Whether the answer is among what is stored. */
  readonly isThere: (found: Found) => boolean
  readonly computed: () => Promise<Trace>
}

/**
 * Creates the handlers. Of each reply the members that are complete are shown, whatever the call had asked for. Where nothing
 * is stored because rules answered, the calls of a few steps are computed again.
 */
export function promptHandlers({ runs, traces, recomputed, prompts }: PromptPorts): PromptHandlers {
  const manifestOf = async (run: RunId) => (await runs.of(run).open()).manifest
  const templateOf = (prompt: string, manifest: Manifest) => ({
    ofRun: manifest.promptHashes[prompt] ?? null,
    here: recomputed.promptHashes(manifest)[prompt] ?? null,
  })
  /** What is read of the stored calls; where nothing is stored because rules answered, of those computed again. */
  const storedOrComputed = async <Found>({
    run,
    read,
    isThere,
    computed,
  }: Reading<Found>): Promise<Found> => {
    const manifest = await manifestOf(run)
    const stored = traces.withTrace(manifest, (trace) => read(trace, manifest))
    return isThere(stored) || !answersByRules(manifest) ? stored : read(await computed(), manifest)
  }
  /** The same of a search, with the steps whose calls were computed again. */
  const searched = async <Found extends { readonly kept: number }>(
    run: RunId,
    query: CallFilter,
    read: (trace: Trace) => Found,
  ): Promise<Found & { readonly recomputed: RecomputedSteps | null }> => {
    let steps: RecomputedSteps | null = null
    const computed = async () => {
      const again = await computedFor(recomputed, run, query)
      steps = again.steps
      return again.trace
    }
    const found = await storedOrComputed({ run, read, isThere: ({ kept }) => kept > 0, computed })
    return { ...found, recomputed: steps }
  }
  return {
    'prompts.list': () => prompts.flatMap((ofMethod) => ofMethod.facts()),
    'inspection.prompts': ({ run, ...query }) => searched(run, query, (trace) => trace.search(query)),
    'inspection.prompt': ({ run, call, ...filter }) =>
      storedOrComputed({
        run,
        read: (trace, manifest) => {
          const found = trace.read(call)
          return (
            found && {
              ...detailOf(found),
              template: templateOf(found.prompt, manifest),
              ...trace.beside(call, filter),
            }
          )
        },
        isThere: (found) => found !== null,
        computed: async () => {
          const { step, subject } = callNameParts(call)
          return recomputedTrace((await recomputed.ofStep(run, step, clientsIn(subject))).calls)
        },
      }),
    'inspection.calls': ({ run, ...query }) =>
      searched(run, query, (trace) => {
        const { total, kept, rows } = trace.search(query)
        return { total, kept, calls: rows.flatMap(({ call }) => trace.read(call) ?? []) }
      }),
    'inspection.callTimes': async ({ run }) =>
      traces.withTrace(await manifestOf(run), (trace) => callTimesOf(trace.timed())),
    'inspection.stepCalls': async ({ run, step, call = null }) => {
      const ofStep = { fromStep: step, toStep: step, limit: MOST_OF_STEP }
      const subject = call ? callNameParts(call).subject : undefined
      const { rows } = await storedOrComputed({
        run,
        read: (trace) => trace.search(ofStep),
        isThere: ({ kept }) => kept > 0,
        computed: async () => (await computedFor(recomputed, run, { ...ofStep, subject })).trace,
      })
      return stepCallGroups(step, rows, { most: MOST_OF_STAGE, around: call && callNameParts(call).call })
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

function detailOf({
  messages,
  reply,
  repaired,
  ...row
}: TracedCall): Omit<CallDetail, 'place' | 'previous' | 'next' | 'template'> {
  return {
    ...row,
    ...exchangeOf({ messages, reply, how: row.how }),
    promptTokens: row.promptTokens,
    replyTokens: row.replyTokens,
    objection: repaired && issueOfRepair(repaired.messages),
    repaired: repaired && exchangeOf(repaired),
  }
}
