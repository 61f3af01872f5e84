/** Table 5: the calls of a run by whom they were for, the downstream clients that calls decided for, and how calls grow. */
import { totalCalls } from '../callCounts.ts'
import { COLD_START, type CallsByPrompt, type Stage } from '../runEvents.ts'
import { withGrowth, type GrowthPoints } from './growthPoints.ts'

/** What the stages of a run have cost so far. Initialization, evaluations and cold start are in none of these. */
export interface StageCosts {
  /** Calls for clients: all of Stage 1, extraction, merges on delivery; and all that learns from an interaction of AgentCF. */
  readonly clientCalls: number
  /** Calls for routers: summaries and optimizations. */
  readonly routerCalls: number
  /** Calls that decide without routers who receives a profile, or what of it: the N·N' of "w/o Router". */
  readonly propagationCalls: number
  /** N' of Table 5 added up: receivers that such calls wrote for, or chose. */
  readonly receivers: number
  /** Messages since the last stage was completed; 0 between transactions. */
  readonly newMessages: number
  readonly growth: GrowthPoints
}

/** The costs of a run without stages. */
export const NO_COSTS: StageCosts = {
  clientCalls: 0,
  routerCalls: 0,
  propagationCalls: 0,
  receivers: 0,
  newMessages: 0,
  growth: { every: 1, points: [] },
}

/** A stage that was completed after so many interaction records. */
export interface CompletedStage {
  readonly stage: Stage
  readonly step: number
  readonly calls: CallsByPrompt
}

/** What is done once everything is learnt, or between two records, and learns nothing. */
const CLOSING: ReadonlySet<Stage> = new Set<Stage>(['evaluation', COLD_START])

/** Returns the costs after a stage. Prompts that logs do not have were not asked. */
export function foldStageCosts(costs: StageCosts, { stage, step, calls }: CompletedStage): StageCosts {
  const total = totalCalls(calls).calls
  const of = (prompt: string): number => calls[prompt]?.calls ?? 0
  const learnt =
    step > 0 && !CLOSING.has(stage) ? { ...costs, growth: withGrowth(costs.growth, step, total) } : costs
  const next = { ...learnt, newMessages: 0 }
  if (stage === 'client-centric' || stage === 'interaction')
    return { ...next, clientCalls: costs.clientCalls + total }
  if (stage !== 'router-centric') return next
  const clients = of('extract') + of('merge')
  const propagation = of('select-receivers') + of('digest')
  return {
    ...next,
    clientCalls: costs.clientCalls + clients,
    routerCalls: costs.routerCalls + total - clients - propagation,
    propagationCalls: costs.propagationCalls + propagation,
    // A digest is one receiver. Where receivers were only chosen, each of them got a message.
    receivers: costs.receivers + (of('digest') || (propagation > 0 ? costs.newMessages : 0)),
  }
}
