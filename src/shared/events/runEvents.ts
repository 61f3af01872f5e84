/**
 * All events that are written to events.jsonl. They hold no time, so that the same run writes the same bytes; times are
 * kept separately, in sessions.jsonl.
 */
import type { PromptName } from '../vocabulary/prompts.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'
import type { ColdStartReport } from '../vocabulary/studies/coldStart.ts'
import type { MemoryEvent } from './memories/memoryEvents.ts'
import type { NetworkEvent } from './networkEvents.ts'
import type { TrainingEvent } from './trainingEvents.ts'

/** How the calls of one prompt went. Tokens are as the model counts them. */
export interface CallCounts {
  readonly calls: number
  /** Calls whose first reply could not be parsed and whose second could. */
  readonly repaired: number
  /** Calls of which neither reply could be parsed; the documented fallback was taken. */
  readonly fellBack: number
  /** Calls whose prompt was longer than the context, or of whose reply only the beginning was read. */
  readonly shortened: number
  /**
   * Calls with a reply that was cut at its budget or in a loop, whatever could still be read of it. Absent in logs of
   * versions that did not count them.
   */
  readonly truncated?: number
  /**
   * Texts that were refused before they could enter a profile, a rule or a router. Absent in logs of versions that
   * did not check them.
   */
  readonly refused?: number
  readonly promptTokens: number
  readonly replyTokens: number
}

export type CallsByPrompt = Readonly<Record<PromptName, CallCounts>>

/**
 * A stage by the name that its method gives it: initialization, client-centric and router-centric for RecNet, fit for
 * baselines; or evaluation, or cold-start.
 */
export type Stage = string

/** The stage after the final evaluation in which cold clients are ranked. */
export const COLD_START: Stage = 'cold-start'

/** A baseline was fitted on the training data, which can be repeated at any time. */
export type BaselineEvent = { readonly type: 'recommender-fitted'; readonly recommender: string }

/** The events that change what a method has learnt. */
export type MethodEvent = NetworkEvent | MemoryEvent | BaselineEvent | TrainingEvent

export type RunEvent =
  | MethodEvent
  /** The committed state was evaluated; the evaluation with `final` is the last one. */
  | { readonly type: 'evaluation-completed'; readonly final: boolean; readonly report: EvaluationReport }
  /** Cold clients were ranked with plain and with augmented profiles (§3.4.3), after the final evaluation. */
  | { readonly type: 'cold-start-evaluated'; readonly report: ColdStartReport }
  /** The run went on although something is not what it began with, because a person asked for it; `parts` names what. */
  | { readonly type: 'difference-accepted'; readonly parts: readonly string[] }
  /** The last event of a transaction: the events since the previous such event are committed together or not at all. */
  | { readonly type: 'stage-completed'; readonly stage: Stage; readonly calls: CallsByPrompt }
  | { readonly type: 'run-finished' }

/**
 * An event as it is stored. `seq` counts from 1 without gaps; `step` is the interaction record that it belongs to, 0
 * before the first.
 */
export type StampedEvent = RunEvent & { readonly seq: number; readonly step: number }
