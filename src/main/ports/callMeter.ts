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
  /** Notes what a chat server is heard of beside the answers themselves. */
  heard(news: ServerNews): void
}

/** What is heard of a chat server, which is named by its host. */
export type ServerNews = { readonly server: string } & (
  | { readonly kind: 'answered' }
  /** Something that it does not take, or does otherwise; the sentence begins with its name. It is told once. */
  | { readonly kind: 'noted'; readonly sentence: string }
  /** What it is waited for, as the end of a sentence that begins with its name; null when it is back. */
  | { readonly kind: 'waiting'; readonly sentence: string | null }
)
