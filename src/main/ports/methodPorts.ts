/** What any method is given from outside, besides its settings and what it learns from. */
import type { Cancellation } from './cancellation.ts'
import type { EmbeddingModel } from './embeddingModel.ts'
import type { AnswerLedger, LanguageModel } from './languageModel.ts'
import type { RandomFor } from './random.ts'
import type { VectorIndex } from './vectorIndex.ts'

export interface MethodPorts {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  readonly vectorIndex: VectorIndex
  readonly randomFor: RandomFor
  /** The 32-bit unsigned seed of one call, derived from the run's seed and the name of the call. */
  readonly seedFor: (call: string) => number
  /** Counts the calls of the stage that is performed. */
  readonly ledger: AnswerLedger
  readonly cancellation: Cancellation
  /** Awaited between two pieces of long work, so that others may be answered meanwhile. */
  readonly breathe: () => Promise<void>
}
