/**
 * The port through which the core asks a language model: one question, one answer. Each runtime is an adapter of it.
 */
import type { ModelRole } from '#shared/vocabulary/models/models.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { Cancellation } from './cancellation.ts'

/** One message of a chat, as every runtime takes it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant'
  readonly content: string
}

/** How the reply to one question is sampled. */
export interface Sampling {
  readonly temperature: number
  /**
   * How much less likely a token is that the same text has already: its logit is divided by this, 1 to 2. Adapters that
   * write the texts of a reply one by one apply it. Absent for 1.
   */
  readonly repetitionPenalty?: number
  /** Longest reply, in tokens. */
  readonly maxTokens: number
  /** Most tokens that a reasoning model may spend on thinking before its reply; other models ignore it. */
  readonly maxThoughtTokens: number
}

/** One question to a language model, with everything that any adapter may need to answer it. */
export interface CompletionRequest {
  /** The call's name, unique within its run and the same whenever the run is repeated: `412/merge/u:2867`. */
  readonly call: string
  readonly prompt: PromptName
  /** The prompt's role. Where a run uses two models, it decides which of them answers. */
  readonly role: ModelRole
  /** The values that were inserted into the messages, as plain JSON. */
  readonly variables: unknown
  readonly messages: readonly ChatMessage[]
  /** JSON schema of the reply, for adapters that can bind the model to it; null for free text. */
  readonly schema: unknown
  readonly sampling: Sampling
  /** Seed of the sampling: a 32-bit unsigned integer derived from the run's seed and the call's name. */
  readonly seed: number
  /**
   * Makes a watch over one try at the reply. An adapter that receives the reply in pieces hands each to the watch and
   * stops generating once it says so; others ignore it.
   */
  readonly watch?: (() => ReplyWatch) | undefined
  /**
   * Returns what is kept of a text that ran into a loop, or null where it is not this text that did. An adapter that can
   * take back what it wrote closes the text there and goes on with the reply.
   */
  readonly beforeLoop?: ((text: string) => string | null) | undefined
}

/** Takes the next piece of a reply and returns true once the reply has run away, so that the rest is worth nothing. */
export type ReplyWatch = (piece: string) => boolean

/** Why a reply ended before the model ended it: its budget of tokens was spent, or its watch stopped a loop. */
export type ReplyCut = 'budget' | 'loop'

/** A language model's reply to one question, with what it cost in tokens. */
export interface Completion {
  readonly text: string
  readonly promptTokens: number
  readonly replyTokens: number
  /** Tokens of the prompt that were evaluated: fewer where the model had read its beginning before. Absent where it does not tell. */
  readonly evaluatedTokens?: number
  /** True where the prompt was longer than the model's context, so that some of its evidence was truncated. */
  readonly shortened?: boolean
  /** Set where the model did not end the reply itself, even if what it wrote can be read. */
  readonly cut?: ReplyCut
}

/** A choice among labelled options. The model answers with its probabilities of the labels and generates no text. */
export interface ChoiceRequest {
  readonly call: string
  readonly prompt: PromptName
  readonly role: ModelRole
  readonly variables: unknown
  /**
   * The text before the options: the instruction and the user's profile. It is the same for every order of the options.
   */
  readonly document: string
  readonly question: string
  /** The texts of the options: at least 2, at most 256. */
  readonly options: readonly string[]
}

/** A language model's answer to a choice. */
export interface Choice {
  /** One probability for each option, in the order of the options; they sum to 1. */
  readonly probabilities: readonly number[]
  readonly promptTokens: number
  /** True where the prompt was longer than the model's context, so that some of its evidence was truncated. */
  readonly shortened?: boolean
}

/** How a model is named and what a reader of its results must know. */
export interface ModelDescription {
  /** The name that the manifest and every figure show. */
  readonly name: string
  /**
   * A warning beside results that must be read with care, such as "text rules, not a language model"; otherwise null.
   */
  readonly caveat: string | null
}

/** A language model that answers questions and choices. */
export interface LanguageModel {
  readonly description: ModelDescription
  /** Concurrency: how many questions it works on at once. Further questions wait. */
  readonly parallel: number
  /**
   * Answers a question. Rejects only where no answer can be had at all; an unusable reply is an answer.
   * @throws WorkbenchError `cancelled`; `model-failed`.
   */
  complete(request: CompletionRequest, cancellation: Cancellation): Promise<Completion>
  /**
   * Answers a choice.
   * @throws WorkbenchError `cancelled`; `model-failed` where the model gives no probabilities.
   */
  choose(request: ChoiceRequest, cancellation: Cancellation): Promise<Choice>
}

/** How one call went, for the counters of its stage. */
export interface AnswerRecord {
  readonly prompt: PromptName
  readonly call: string
  readonly status: 'ok' | 'repaired' | 'fell back'
  readonly shortened: boolean
  /** Whether a reply was cut at its budget or in a loop, whatever could still be read of it. */
  readonly truncated: boolean
  /** Texts that were refused before they could enter a profile, a rule or a router. */
  readonly refused: number
  /** Sentences for the trace: how a reply was cut, which texts were refused and why, what was missing. */
  readonly notes: readonly string[]
  readonly promptTokens: number
  readonly replyTokens: number
}

/** Counts how every call went. */
export interface AnswerLedger {
  record(answer: AnswerRecord): void
}
