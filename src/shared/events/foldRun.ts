/** A run as the page and the terminal show it: events folded, one at a time, forgetting what they do not need. */
import type { PromptName } from '../vocabulary/agents.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'
import type { CallCounts, CallsByPrompt, StampedEvent } from './runEvents.ts'

/** Figure 5: how many routers there were after a step, and what became of them there. */
export interface RouterCount {
  readonly step: number
  readonly count: number
  readonly splits: number
  readonly merges: number
  readonly rewrites: number
}

export interface EvaluationPoint {
  readonly step: number
  readonly report: EvaluationReport
}

export interface RunView {
  /** Highest `seq` that is in the view; older events are ignored, so catching up twice does no harm. */
  readonly seq: number
  readonly step: number
  readonly routerCount: number
  readonly routerCounts: readonly RouterCount[]
  readonly judged: number
  readonly right: number
  /** Predictions that could not be read; they count as wrong. */
  readonly unparsed: number
  /** Points of the NDCG curve; the last one of a finished run is the final report. */
  readonly evaluations: readonly EvaluationPoint[]
  readonly calls: CallsByPrompt
  /** Calls made for clients: all of Stage 1, and extraction. */
  readonly clientCalls: number
  readonly routerCalls: number
  /** Client updates so far: the sum of N of Table 5. */
  readonly clientUpdates: number
  /** Router updates so far: the sum of M of Table 5. */
  readonly routerUpdates: number
  readonly routerStages: number
  readonly messages: number
  readonly ruleRevisions: number
  readonly profileRevisions: number
  readonly finished: boolean
}

export function emptyRunView(): RunView {
  return {
    seq: 0,
    step: 0,
    routerCount: 0,
    routerCounts: [],
    judged: 0,
    right: 0,
    unparsed: 0,
    evaluations: [],
    calls: {},
    clientCalls: 0,
    routerCalls: 0,
    clientUpdates: 0,
    routerUpdates: 0,
    routerStages: 0,
    messages: 0,
    ruleRevisions: 0,
    profileRevisions: 0,
    finished: false,
  }
}

export function foldRun(view: RunView, events: readonly StampedEvent[]): RunView {
  return events.reduce((folded, event) => (event.seq <= folded.seq ? folded : { ...foldEvent(folded, event), seq: event.seq, step: event.step }), view)
}

/** λ of Table 5 as measured: model calls for clients per client update; null before the first. */
export function measuredLambda(view: RunView): number | null {
  return view.clientUpdates === 0 ? null : view.clientCalls / view.clientUpdates
}

function foldEvent(view: RunView, event: StampedEvent): RunView {
  switch (event.type) {
    case 'router-created':
      return countRouters(view, event.step, 1, {})
    case 'router-split':
      return countRouters(view, event.step, event.into.length - 1, { splits: 1 })
    case 'routers-merged':
      return countRouters(view, event.step, -1, { merges: 1 })
    case 'router-rewritten':
      return countRouters(view, event.step, 0, { rewrites: 1 })
    case 'interaction-judged': {
      const unparsed = event.predictedItem === null ? 1 : 0
      return { ...view, judged: view.judged + 1, right: view.right + event.reward, unparsed: view.unparsed + unparsed }
    }
    case 'profile-revised':
      return { ...view, profileRevisions: view.profileRevisions + 1 }
    case 'filter-memory-revised':
      return { ...view, ruleRevisions: view.ruleRevisions + 1 }
    case 'client-updated':
      return { ...view, clientUpdates: view.clientUpdates + 1 }
    case 'message-delivered':
    case 'message-integrated':
      return { ...view, messages: view.messages + 1 }
    case 'update-set-cleared': {
      const counted = countRouters(view, event.step, 0, {})
      return { ...counted, routerStages: view.routerStages + 1, routerUpdates: view.routerUpdates + event.routers }
    }
    case 'evaluation-completed':
      return { ...view, evaluations: [...view.evaluations, { step: event.step, report: event.report }] }
    case 'stage-completed': {
      const total = callsIn(event.calls)
      const extraction = event.calls.extract?.calls ?? 0
      const ofClients = event.stage === 'client-centric' ? total : event.stage === 'router-centric' ? extraction : 0
      const ofRouters = event.stage === 'router-centric' ? total - extraction : 0
      return {
        ...view,
        calls: addCalls(view.calls, event.calls),
        clientCalls: view.clientCalls + ofClients,
        routerCalls: view.routerCalls + ofRouters,
      }
    }
    case 'run-finished':
      return { ...view, finished: true }
    default:
      return view
  }
}

/** One point per step: what happens to routers within a step is one change. */
function countRouters(
  view: RunView,
  step: number,
  change: number,
  marks: Partial<Pick<RouterCount, 'splits' | 'merges' | 'rewrites'>>,
): RunView {
  const routerCount = view.routerCount + change
  const last = view.routerCounts.at(-1)
  const same = last?.step === step
  const point = {
    step,
    count: routerCount,
    splits: (same ? last.splits : 0) + (marks.splits ?? 0),
    merges: (same ? last.merges : 0) + (marks.merges ?? 0),
    rewrites: (same ? last.rewrites : 0) + (marks.rewrites ?? 0),
  }
  return { ...view, routerCount, routerCounts: [...(same ? view.routerCounts.slice(0, -1) : view.routerCounts), point] }
}

function callsIn(calls: CallsByPrompt): number {
  return Object.values(calls).reduce((sum, counts) => sum + counts.calls, 0)
}

export function addCalls(a: CallsByPrompt, b: CallsByPrompt): CallsByPrompt {
  const sum: Partial<Record<PromptName, CallCounts>> = { ...a }
  for (const [name, more] of Object.entries(b) as [PromptName, CallCounts][]) {
    const known = sum[name]
    sum[name] = known
      ? {
          calls: known.calls + more.calls,
          repaired: known.repaired + more.repaired,
          fellBack: known.fellBack + more.fellBack,
          shortened: known.shortened + more.shortened,
          promptTokens: known.promptTokens + more.promptTokens,
          replyTokens: known.replyTokens + more.replyTokens,
        }
      : more
  }
  return sum
}
