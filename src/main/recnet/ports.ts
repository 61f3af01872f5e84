/** What the paper's method needs from outside: five interfaces, each implemented by adapters. */
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { PromptName } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'

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

export interface EmbeddingModel {
  /** Name with every setting that changes its vectors. */
  readonly name: string
  readonly dimensions: number
  /** Unit vectors, one per text, in order. Never asked for an empty text. */
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>
}

/** A client as the routing table sees it: e_{P_c} and A_c. */
export interface IndexedClient {
  readonly client: ClientId
  readonly embedding: Float32Array
  readonly attributes: readonly string[]
}

export interface RouteQuery {
  readonly embedding: Float32Array
  /** A_R: only clients that share at least one of these attributes are answered. Null asks for every client. */
  readonly attributes: readonly string[] | null
  /** Lowest cosine similarity to answer, or null for all. */
  readonly atLeast: number | null
  /** Most clients to answer, the nearest first, or null for all. */
  readonly limit: number | null
}

export interface ScoredClient {
  readonly client: ClientId
  /** Cosine similarity, -1..1. */
  readonly similarity: number
}

/** Eq. 4 as a store: which clients share an attribute with a router, and how similar they are to it. A cache of the network. */
export interface VectorIndex {
  /** Replaces the rows of these clients in one batch. */
  upsert(clients: readonly IndexedClient[]): Promise<void>
  /** Ordered by similarity, highest first, then by client id. */
  query(query: RouteQuery): Promise<readonly ScoredClient[]>
  /** The number of clients in the index. */
  size(): Promise<number>
  close(): Promise<void>
}

/** A seeded stream of numbers. Streams made for different purposes do not disturb one another. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, bound). */
  below(bound: number): number
  /** A new array in seeded order (Fisher-Yates). */
  shuffled<T>(values: readonly T[]): T[]
}

/** Makes the stream of one purpose from the run's seed: the same arguments give the same stream. */
export type RandomFor = (...purpose: readonly (string | number)[]) => Random

export interface Cancellation {
  readonly cancelled: boolean
  /** Calls once, at the moment of cancellation, or at once where that has been. Returns how not to be told any more. */
  onCancel(listener: () => void): () => void
  /** Throws a WorkbenchError with code `cancelled` once cancelled. */
  throwIfCancelled(): void
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

/** All that the stages of RecNet are given besides the network and the interaction. */
export interface Ports {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  readonly vectorIndex: VectorIndex
  readonly randomFor: RandomFor
  /** 32-bit unsigned seed of one call. */
  readonly seedFor: (call: string) => number
  readonly ledger: AnswerLedger
  readonly settings: Hyperparameters
  readonly cancellation: Cancellation
  /** Awaited between two pieces of long work, so that others may be answered meanwhile. */
  readonly breathe: () => Promise<void>
}
