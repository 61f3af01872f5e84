/**
 * Everything that is written to events.jsonl. No clock here: the same run writes the same bytes. When things happened
 * is kept apart, in sessions.jsonl.
 */
import type { PromptName } from '../vocabulary/prompts.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'
import type { NetworkEvent } from './networkEvents.ts'

/** How the calls of one prompt went. Tokens as the model counts them. */
export interface CallCounts {
  readonly calls: number
  /** Calls whose first reply could not be read and whose second could. */
  readonly repaired: number
  /** Calls whose two replies could not be read; the documented fallback was taken. */
  readonly fellBack: number
  /** Replies cut at the limit or longer than asked. */
  readonly shortened: number
  readonly promptTokens: number
  readonly replyTokens: number
}

export type CallsByPrompt = Readonly<Record<PromptName, CallCounts>>

/** As methods name their stages: initialization, client-centric and router-centric of RecNet, fit; and evaluation. */
export type Stage = string

/** A method without agents learnt what it needs from the training data, which can be done again at any time. */
export type BaselineEvent = { readonly type: 'recommender-fitted'; readonly recommender: string }

/** The facts that change what a method has learnt. */
export type MethodEvent = NetworkEvent | BaselineEvent

export type RunEvent =
  | MethodEvent
  /** One evaluation of the network as it was committed. `final` closes the run. */
  | { readonly type: 'evaluation-completed'; readonly final: boolean; readonly report: EvaluationReport }
  /** Ends a transaction: what came before since the last such event belongs together, or is not there at all. */
  | { readonly type: 'stage-completed'; readonly stage: Stage; readonly calls: CallsByPrompt }
  | { readonly type: 'run-finished' }

/** As stored: `seq` counts from 1 without gaps; `step` is the interaction record it belongs to, 0 before the first. */
export type StampedEvent = RunEvent & { readonly seq: number; readonly step: number }
