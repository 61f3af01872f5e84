/** The port through which models tell when they work on a question, so that the time a run takes can be measured. */
import type { PromptName } from '#shared/vocabulary/prompts.ts'

/** Measures the work of models. What is answered from a store is never told to it. */
export interface CallMeter {
  /**
   * Notes that a model begins to work on a question. The result must be called once, when the work has ended: with the
   * tokens of the reply, or without where there is none.
   */
  began(question: { readonly call: string; readonly prompt: PromptName }): (replyTokens?: number) => void
  /** Notes that weights are being loaded. The result must be called once, when that has ended. */
  opening(): () => void
}
