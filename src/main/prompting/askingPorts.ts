/** What asking a language model needs from outside. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { AnswerLedger, LanguageModel } from '../ports/languageModel.ts'

/** The settings by which a reply is sampled: temperatures, and budgets in tokens. */
export type SamplingSettings = Pick<
  Hyperparameters,
  | 'temperature'
  | 'reasoningTemperature'
  | 'rankTemperature'
  | 'repairTemperature'
  | 'repetitionPenalty'
  | 'maxReplyTokens'
  | 'maxReasoningTokens'
  | 'maxThoughtTokens'
>

/**
 * The ports that a caller must have to ask a prompt. Any method whose own ports include these can ask, as RecNet's do.
 */
export interface AskingPorts {
  readonly languageModel: LanguageModel
  /** Returns the seed of one call, a 32-bit unsigned integer, the same whenever the run is repeated. */
  readonly seedFor: (call: string) => number
  /** Counts how each call went. */
  readonly ledger: AnswerLedger
  readonly cancellation: Cancellation
  readonly settings: SamplingSettings
}
