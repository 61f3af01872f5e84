/** Everything that a method is given from outside, besides its settings and the data that it learns from. */
import type { Cancellation } from './cancellation.ts'
import type { EmbeddingModel } from './embeddingModel.ts'
import type { AnswerLedger, LanguageModel } from './languageModel.ts'
import type { RandomFor } from './random.ts'
import type { VectorIndex } from './vectorIndex.ts'

/**
 * The models, the vector index and the seeded randomness that a method may use, and how its work is counted and
 * cancelled.
 */
export interface MethodPorts {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  readonly vectorIndex: VectorIndex
  readonly randomFor: RandomFor
  /** Returns the seed of one call: a 32-bit unsigned integer derived from the run's seed and the name of the call. */
  readonly seedFor: (call: string) => number
  /** Counts the calls of the stage that is being performed. */
  readonly ledger: AnswerLedger
  readonly cancellation: Cancellation
  /** Awaited between two pieces of long work, so that the event loop can answer other calls meanwhile. */
  readonly breathe: () => Promise<void>
}
