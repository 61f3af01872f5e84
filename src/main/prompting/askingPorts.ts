/** What a question to a language model needs from outside. */
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { AnswerLedger, LanguageModel } from '../ports/languageModel.ts'

/** The settings that decide how a reply is sampled: temperatures, and budgets in tokens. */
export type SamplingSettings = Pick<
  Hyperparameters,
  | 'temperature'
  | 'reasoningTemperature'
  | 'rankTemperature'
  | 'repairTemperature'
  | 'maxReplyTokens'
  | 'maxReasoningTokens'
  | 'maxThoughtTokens'
>

/** Declared here, so that any method whose own ports hold at least these can ask; those of RecNet do. */
export interface AskingPorts {
  readonly languageModel: LanguageModel
  /** 32-bit unsigned seed of one call, the same in every repetition of the run. */
  readonly seedFor: (call: string) => number
  /** Counts how each call went. */
  readonly ledger: AnswerLedger
  readonly cancellation: Cancellation
  readonly settings: SamplingSettings
}
