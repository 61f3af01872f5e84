/** A language model as those who ask it see it: one question, one answer; each runtime is an adapter. */
import type { ModelRole } from '#shared/vocabulary/models/models.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { Cancellation } from './cancellation.ts'

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

export interface Sampling {
  readonly temperature: number
  /** Of the reply. */
  readonly maxTokens: number
  /** Of what a reasoning model thinks before it; models that do not think take no notice. */
  readonly maxThoughtTokens: number
}

/** One question to a language model. It carries all that any adapter may need to answer it. */
export interface CompletionRequest {
  /** Names the call within its run, the same in every repetition of the run: `412/merge/u:2867`. */
  readonly call: string
  readonly prompt: PromptName
  /** Of the prompt: where a run has two models, it says which of them answers. */
  readonly role: ModelRole
  /** The values that the messages were written from, plain JSON. */
  readonly variables: unknown
  readonly messages: readonly ChatMessage[]
  /** JSON schema of the reply, for adapters that can bind the model to it; null for free text. */
  readonly schema: unknown
  readonly sampling: Sampling
  /** 32-bit unsigned; derived from the run's seed and the call. */
  readonly seed: number
}

export interface Completion {
  readonly text: string
  readonly promptTokens: number
  readonly replyTokens: number
  /** The prompt was longer than the model's context and lost some of its evidence. */
  readonly shortened?: boolean
}

/** A choice among labelled options, answered by the model's probabilities of the labels, without any text. */
export interface ChoiceRequest {
  readonly call: string
  readonly prompt: PromptName
  readonly role: ModelRole
  readonly variables: unknown
  /** What is known before the options: the instruction and the user profile. The same for all orders of the options. */
  readonly document: string
  readonly question: string
  /** At least two, at most 256. */
  readonly options: readonly string[]
}

export interface Choice {
  /** One for each option, in order; they sum to 1. */
  readonly probabilities: readonly number[]
  readonly promptTokens: number
  /** As of a completion. */
  readonly shortened?: boolean
}

export interface ModelDescription {
  /** Shown in the manifest and beside every figure. */
  readonly name: string
  /** Set where results must be read with care: "text rules, not a language model". */
  readonly caveat: string | null
}

export interface LanguageModel {
  readonly description: ModelDescription
  /** Questions that it works on at once; more only wait. */
  readonly parallel: number
  /** Rejects only where no answer can be had at all; rubbish is an answer. */
  complete(request: CompletionRequest, cancellation: Cancellation): Promise<Completion>
  /** Rejects with `model-failed` where the model gives no probabilities. */
  choose(request: ChoiceRequest, cancellation: Cancellation): Promise<Choice>
}

/** What one call came to, for the counters of its stage. */
export interface AnswerRecord {
  readonly prompt: PromptName
  readonly call: string
  readonly status: 'ok' | 'repaired' | 'fell back'
  readonly shortened: boolean
  readonly promptTokens: number
  readonly replyTokens: number
}

/** Where the outcome of every call is counted. */
export interface AnswerLedger {
  record(answer: AnswerRecord): void
}
