/** Folds the events of a run into the view that page and terminal show; what the view does not need is dropped. */
import type { EvaluationReport } from '../vocabulary/results.ts'
import type { ColdStartReport } from '../vocabulary/studies/coldStart.ts'
import { addCalls } from './callCounts.ts'
import { evaluationPoint, type EvaluationPoint } from './view/evaluationPoint.ts'
import { foldStageCosts, NO_COSTS, type StageCosts } from './costs/foldStageCosts.ts'
import { foldOscillation, noOscillation, type RouterOscillation } from './foldOscillation.ts'
import { addRouterChange, type RouterChange, type RouterCount } from './routerCounts.ts'
import type { CallsByPrompt, StampedEvent } from './runEvents.ts'
import { trainingPoint, type TrainingPoint } from './trainingPoint.ts'

/**
 * Eq. 4 of one router-centric update: how many pairs were scored and passed τ; the histogram has 20 bins over [-1, 1].
 */
export interface RoutingTablePoint {
  readonly step: number
  readonly threshold: number
  readonly scored: number
  readonly passed: number
  readonly histogram: readonly number[]
}

/** What differed from the beginning of a run when it went on all the same, such as `prompt texts`, and the step before which it did. */
export interface AcceptedDifference {
  readonly step: number
  readonly parts: readonly string[]
}

/** A run as it is shown, up to the event `seq`. */
export interface RunView extends StageCosts {
  /** The highest `seq` in the view. Older events are ignored, so fetching events twice does no harm. */
  readonly seq: number
  readonly step: number
  readonly routerCount: number
  readonly routerCounts: readonly RouterCount[]
  /** Splits and merges, and how many undid one of the last few updates. */
  readonly oscillation: RouterOscillation
  /** The reward L of Eq. 7 of every judged interaction, in order; the first is that of step 1. */
  readonly rewards: readonly (0 | 1)[]
  readonly routingTables: readonly RoutingTablePoint[]
  /** The epochs of all trials, in order; none for a method that does not learn in epochs. */
  readonly training: readonly TrainingPoint[]
  readonly judged: number
  readonly right: number
  /** Predictions that could not be parsed; they count as wrong. */
  readonly unparsed: number
  /** The evaluations so far; the last one of a finished run is the final one. */
  readonly evaluations: readonly EvaluationPoint[]
  /**
   * The newest evaluation with every user and repetition; null before the first, and in a view that was sent without
   * it.
   */
  readonly report: EvaluationReport | null
  /** §3.4.3; null where it was not asked for, or not yet evaluated. */
  readonly coldStart: ColdStartReport | null
  readonly calls: CallsByPrompt
  /** Client updates so far: the sum of N of Table 5. */
  readonly clientUpdates: number
  /** Router updates so far: the sum of M of Table 5. */
  readonly routerUpdates: number
  readonly routerStages: number
  readonly messages: number
  readonly ruleRevisions: number
  readonly profileRevisions: number
  /** The events in the feed, oldest first; at most FEED_LENGTH. */
  readonly feed: readonly StampedEvent[]
  /** Where the run went on although something is not what it began with. */
  readonly acceptedDifferences: readonly AcceptedDifference[]
  readonly finished: boolean
}

/** Most events in the feed of a view. */
export const FEED_LENGTH = 200

const FEED_TYPES: ReadonlySet<StampedEvent['type']> = new Set<StampedEvent['type']>([
  'interaction-judged',
  'filter-memory-revised',
  'router-split',
  'routers-merged',
  'router-rewritten',
  'routing-table-built',
  'trial-completed',
  'evaluation-completed',
  'difference-accepted',
  'run-finished',
])

/** Returns the view of a run without events. */
export function emptyRunView(): RunView {
  return {
    seq: 0,
    step: 0,
    routerCount: 0,
    routerCounts: [],
    oscillation: noOscillation(),
    rewards: [],
    routingTables: [],
    training: [],
    judged: 0,
    right: 0,
    unparsed: 0,
    evaluations: [],
    report: null,
    coldStart: null,
    calls: {},
    ...NO_COSTS,
    clientUpdates: 0,
    routerUpdates: 0,
    routerStages: 0,
    messages: 0,
    ruleRevisions: 0,
    profileRevisions: 0,
    feed: [],
    acceptedDifferences: [],
    finished: false,
  }
}

/** A view that nobody but its holder has, so that events may change it in place. */
export type OwnView = {
  -readonly [K in keyof RunView]: RunView[K] extends readonly (infer T)[] ? T[] : RunView[K]
}

/** Returns the view after these events; the given view is unchanged. Events up to `view.seq` are ignored. */
export function foldRun(view: RunView, events: readonly StampedEvent[]): RunView {
  const fresh = events.filter((event) => event.seq > view.seq)
  return fresh.length === 0 ? view : changeView(ownView(view), fresh)
}

/** Returns a copy of a view for a holder that keeps it to itself: what it lists is shared, the lists are not. */
export function ownView(view: RunView): OwnView {
  return {
    ...view,
    acceptedDifferences: [...view.acceptedDifferences],
    routerCounts: [...view.routerCounts],
    rewards: [...view.rewards],
    routingTables: [...view.routingTables],
    training: [...view.training],
    evaluations: [...view.evaluations],
    feed: [...view.feed],
  }
}

/** Folds events, all of them newer than the view, into the view itself, and returns it. */
export function changeView(own: OwnView, events: readonly StampedEvent[]): OwnView {
  for (const event of events) {
    foldEvent(own, event)
    if (FEED_TYPES.has(event.type)) own.feed.push(withoutOutcomes(event))
    own.seq = event.seq
    own.step = event.step
  }
  if (own.feed.length > FEED_LENGTH) own.feed = own.feed.slice(-FEED_LENGTH)
  return own
}

/** Returns the measured λ of Table 5: model calls for clients per client update; null before the first. */
export function measuredLambda(view: Pick<RunView, 'clientCalls' | 'clientUpdates'>): number | null {
  return view.clientUpdates === 0 ? null : view.clientCalls / view.clientUpdates
}

function foldEvent(draft: OwnView, event: StampedEvent): void {
  switch (event.type) {
    case 'router-created':
      return countRouters(draft, event.step, { change: 1 })
    case 'router-split':
      draft.oscillation = foldOscillation(draft.oscillation, event, draft.routerStages)
      return countRouters(draft, event.step, { change: event.into.length - 1, splits: 1 })
    case 'routers-merged':
      draft.oscillation = foldOscillation(draft.oscillation, event, draft.routerStages)
      return countRouters(draft, event.step, { change: -1, merges: 1 })
    case 'router-rewritten':
      return countRouters(draft, event.step, { change: 0, rewrites: 1 })
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
    case 'difference-accepted':
      draft.acceptedDifferences.push({ step: event.step, parts: event.parts })
      return
    case 'epoch-completed':
      draft.training.push(trainingPoint(event))
      return
    case 'message-delivered':
    case 'message-integrated':
      draft.messages += 1
      draft.newMessages += 1
      return
    case 'update-set-cleared':
      countRouters(draft, event.step, { change: 0 })
      draft.routerStages += 1
      draft.routerUpdates += event.routers
      return
    case 'evaluation-completed':
      draft.evaluations.push(evaluationPoint(event))
      draft.report = event.report
      return
    case 'cold-start-evaluated':
      draft.coldStart = event.report
      return
    case 'stage-completed':
      draft.calls = addCalls(draft.calls, event.calls)
      Object.assign(draft, foldStageCosts(draft, event))
      return
    case 'run-finished':
      draft.finished = true
      return
    default:
  }
}

/** The event without the ranking of every user, which the feed does not show. */
function withoutOutcomes(event: StampedEvent): StampedEvent {
  if (event.type !== 'evaluation-completed') return event
  return {
    ...event,
    report: { ...event.report, methods: event.report.methods.map((method) => ({ ...method, outcomes: [] })) },
  }
}

function countRouters(draft: OwnView, step: number, change: RouterChange): void {
  addRouterChange(draft.routerCounts, step, change)
  draft.routerCount += change.change
}
