/** A run as the page and the terminal show it: events folded, one at a time, forgetting what they do not need. */
import type { EvaluationReport, MethodReport, RandomFloor } from '../vocabulary/results.ts'
import { addCalls, totalCalls } from './callCounts.ts'
import type { CallsByPrompt, StampedEvent } from './runEvents.ts'

/** Figure 5: how many routers there were after a step, and what became of them there. */
export interface RouterCount {
  readonly step: number
  readonly count: number
  readonly splits: number
  readonly merges: number
  readonly rewrites: number
}

/** What an evaluation found, without the ranking of every user. */
export type MethodSummary = Omit<MethodReport, 'outcomes'>

export interface EvaluationPoint {
  readonly step: number
  readonly final: boolean
  readonly protocol: EvaluationReport['protocol']
  readonly floor: RandomFloor
  /** RecNet first, then the references. */
  readonly methods: readonly MethodSummary[]
}

/** Eq. 4 of one router-centric update: how the scores lay about the threshold; 20 bins over [-1, 1]. */
export interface RoutingTablePoint {
  readonly step: number
  readonly threshold: number
  readonly scored: number
  readonly passed: number
  readonly histogram: readonly number[]
}

export interface RunView {
  /** Highest `seq` that is in the view; older events are ignored, so catching up twice does no harm. */
  readonly seq: number
  readonly step: number
  readonly routerCount: number
  readonly routerCounts: readonly RouterCount[]
  /** L of Eq. 7 of every judged interaction, in order; the first is that of step 1. */
  readonly rewards: readonly (0 | 1)[]
  readonly routingTables: readonly RoutingTablePoint[]
  readonly judged: number
  readonly right: number
  /** Predictions that could not be read; they count as wrong. */
  readonly unparsed: number
  /** Points of the NDCG curve; the last one of a finished run is the final report. */
  readonly evaluations: readonly EvaluationPoint[]
  /** The newest evaluation with every user and repetition; null before the first, and in a view that was sent without it. */
  readonly report: EvaluationReport | null
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
  /** What the feed tells, oldest first; no more than FEED_LENGTH. */
  readonly feed: readonly StampedEvent[]
  readonly finished: boolean
}

export const FEED_LENGTH = 200

const FEED_TYPES: ReadonlySet<StampedEvent['type']> = new Set<StampedEvent['type']>([
  'interaction-judged',
  'filter-memory-revised',
  'router-split',
  'routers-merged',
  'router-rewritten',
  'routing-table-built',
  'evaluation-completed',
  'run-finished',
])

export function emptyRunView(): RunView {
  return {
    seq: 0,
    step: 0,
    routerCount: 0,
    routerCounts: [],
    rewards: [],
    routingTables: [],
    judged: 0,
    right: 0,
    unparsed: 0,
    evaluations: [],
    report: null,
    calls: {},
    clientCalls: 0,
    routerCalls: 0,
    clientUpdates: 0,
    routerUpdates: 0,
    routerStages: 0,
    messages: 0,
    ruleRevisions: 0,
    profileRevisions: 0,
    feed: [],
    finished: false,
  }
}

/** A view under construction: its arrays are copied once a batch, not once an event. */
type Draft = { -readonly [K in keyof RunView]: RunView[K] extends readonly (infer T)[] ? T[] : RunView[K] }

export function foldRun(view: RunView, events: readonly StampedEvent[]): RunView {
  const fresh = events.filter((event) => event.seq > view.seq)
  if (fresh.length === 0) return view
  const draft: Draft = {
    ...view,
    routerCounts: [...view.routerCounts],
    rewards: [...view.rewards],
    routingTables: [...view.routingTables],
    evaluations: [...view.evaluations],
    feed: [...view.feed],
  }
  for (const event of fresh) {
    foldEvent(draft, event)
    if (FEED_TYPES.has(event.type)) draft.feed.push(withoutOutcomes(event))
    draft.seq = event.seq
    draft.step = event.step
  }
  draft.feed = draft.feed.slice(-FEED_LENGTH)
  return draft
}

/** λ of Table 5 as measured: model calls for clients per client update; null before the first. */
export function measuredLambda(view: RunView): number | null {
  return view.clientUpdates === 0 ? null : view.clientCalls / view.clientUpdates
}

function foldEvent(draft: Draft, event: StampedEvent): void {
  switch (event.type) {
    case 'router-created':
      return countRouters(draft, event.step, 1, {})
    case 'router-split':
      return countRouters(draft, event.step, event.into.length - 1, { splits: 1 })
    case 'routers-merged':
      return countRouters(draft, event.step, -1, { merges: 1 })
    case 'router-rewritten':
      return countRouters(draft, event.step, 0, { rewrites: 1 })
    case 'interaction-judged':
      draft.judged += 1
      draft.right += event.reward
      draft.rewards.push(event.reward)
      draft.unparsed += event.predictedItem === null ? 1 : 0
      return
    case 'profile-revised':
      draft.profileRevisions += 1
      return
    case 'filter-memory-revised':
      draft.ruleRevisions += 1
      return
    case 'client-updated':
      draft.clientUpdates += 1
      return
    case 'routing-table-built': {
      const { step, threshold, scored, passed, histogram } = event
      draft.routingTables.push({ step, threshold, scored, passed, histogram })
      return
    }
    case 'message-delivered':
    case 'message-integrated':
      draft.messages += 1
      return
    case 'update-set-cleared':
      countRouters(draft, event.step, 0, {})
      draft.routerStages += 1
      draft.routerUpdates += event.routers
      return
    case 'evaluation-completed':
      draft.evaluations.push(evaluationPoint(event.step, event.final, event.report))
      draft.report = event.report
      return
    case 'stage-completed': {
      const total = totalCalls(event.calls).calls
      const extraction = event.calls.extract?.calls ?? 0
      draft.calls = addCalls(draft.calls, event.calls)
      draft.clientCalls +=
        event.stage === 'client-centric' ? total : event.stage === 'router-centric' ? extraction : 0
      draft.routerCalls += event.stage === 'router-centric' ? total - extraction : 0
      return
    }
    case 'run-finished':
      draft.finished = true
      return
    default:
  }
}

function evaluationPoint(
  step: number,
  final: boolean,
  { protocol, floor, methods }: EvaluationReport,
): EvaluationPoint {
  const summaries = methods.map(
    ({ method, caveat, users, repetitions, mean, interval, perRepetition, coverage }) => {
      return { method, caveat, users, repetitions, mean, interval, perRepetition, coverage }
    },
  )
  return { step, final, protocol, floor, methods: summaries }
}

/** The feed tells of an evaluation; it does not need to know the ranking of every user. */
function withoutOutcomes(event: StampedEvent): StampedEvent {
  if (event.type !== 'evaluation-completed') return event
  return {
    ...event,
    report: { ...event.report, methods: event.report.methods.map((method) => ({ ...method, outcomes: [] })) },
  }
}

/** One point per step: what happens to routers within a step is one change. */
function countRouters(
  draft: Draft,
  step: number,
  change: number,
  marks: Partial<Pick<RouterCount, 'splits' | 'merges' | 'rewrites'>>,
): void {
  draft.routerCount += change
  const last = draft.routerCounts.at(-1)
  const same = last?.step === step
  if (same) draft.routerCounts.pop()
  draft.routerCounts.push({
    step,
    count: draft.routerCount,
    splits: (same ? last.splits : 0) + (marks.splits ?? 0),
    merges: (same ? last.merges : 0) + (marks.merges ?? 0),
    rewrites: (same ? last.rewrites : 0) + (marks.rewrites ?? 0),
  })
}
