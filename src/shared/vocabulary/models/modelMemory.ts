/** The memory that a model takes, and what follows from it: how many questions it holds at once, of how many tokens. */
import type { GgufModelChoice, ModelFacts } from './models.ts'

/** Memory that a model will take, in bytes: an estimate from its file before it is loaded. */
export interface ModelMemory {
  readonly weights: number
  /** Cached keys and values of all sequences. */
  readonly cache: number
  /** The compute buffers of llama.cpp. */
  readonly compute: number
  readonly total: number
}

/** Tokens that are evaluated in one batch. */
const BATCH_TOKENS = 512
/** Values of a layer's width that exist at once for each token of a batch, attention and feed-forward together. */
const LIVE_VALUES = 12
const COMPUTED_BYTES = 4

/** Estimates the memory of a model, in bytes, for this many sequences of this many tokens each. */
export function memoryOf(
  {
    bytes,
    cacheBytesPerToken,
    embeddingLength,
  }: Pick<ModelFacts, 'bytes' | 'cacheBytesPerToken' | 'embeddingLength'>,
  { sequences, contextTokens }: ModelSizes,
): ModelMemory {
  const cache = cacheBytesPerToken * contextTokens * sequences
  const compute = BATCH_TOKENS * embeddingLength * LIVE_VALUES * COMPUTED_BYTES
  return { weights: bytes, cache, compute, total: bytes + cache + compute }
}

/**
 * Choices that are computed at once, in a context beside that of the replies. One evaluation fills the processor; a
 * second begins while the first ends.
 */
export const CHOICES_AT_ONCE = 2

/** Most sequences by default; more rarely pay on one machine. */
const MOST_SEQUENCES = 8
/** Share of the memory that a model may take; the rest is for the engine, the page and other programs. */
const MEMORY_SHARE = 0.7

/** Returns how many questions a model has memory to answer at once; at least 1, even where that does not fit. */
export function sequencesThatFit(facts: SizedFacts, contextTokens: number, memoryBytes: number): number {
  return Math.max(1, Math.min(MOST_SEQUENCES, roomFor(facts, contextTokens, memoryBytes)))
}

type SizedFacts = Pick<ModelFacts, 'bytes' | 'cacheBytesPerToken' | 'embeddingLength'>

/** Questions that memory has room for beside the weights: 0 where it has none. */
function roomFor(facts: SizedFacts, contextTokens: number, memoryBytes: number): number {
  const { cache, total } = memoryOf(facts, { sequences: 1, contextTokens })
  return Math.max(0, Math.floor((memoryBytes * MEMORY_SHARE - (total - cache)) / cache))
}

/** What a model holds at once: questions, and tokens of each with its answer. */
export interface ModelSizes {
  readonly sequences: number
  readonly contextTokens: number
}

/**
 * Context sizes by default, in tokens. The prompts of RecNet take 500 to 4,000, their replies up to 1,000, and a thought
 * 2,000 more.
 */
const LONG_CONTEXT = 16_384
const USUAL_CONTEXT = 8192
const SHORT_CONTEXT = 4096
/** Questions at once that a shorter context is taken for. */
const FEW_SEQUENCES = 2

/**
 * Returns the sizes of a model that is asked for: what is asked for itself, and else what memory has room for. The long
 * context is taken only where as many questions as usual have it, the short one where not even two would have the usual one.
 * No context is longer than the model was trained with, unless it is asked for.
 */
export function sizesThatFit(
  facts: SizedFacts & Pick<ModelFacts, 'contextLength'>,
  asked: Partial<Pick<GgufModelChoice, 'mode' | 'sequences' | 'contextTokens'>>,
  memoryBytes: number,
): ModelSizes {
  const contextTokens = asked.contextTokens ?? contextThatFits(facts, asked, memoryBytes)
  return { sequences: asked.sequences ?? sequencesThatFit(facts, contextTokens, memoryBytes), contextTokens }
}

function contextThatFits(
  facts: SizedFacts & Pick<ModelFacts, 'contextLength'>,
  { mode, sequences = MOST_SEQUENCES }: Partial<Pick<GgufModelChoice, 'mode' | 'sequences'>>,
  memoryBytes: number,
): number {
  const trained = (contextTokens: number) => Math.min(contextTokens, facts.contextLength)
  const wanted = mode === 'strict' ? 1 : sequences
  const fits = (contextTokens: number, questions: number) =>
    roomFor(facts, trained(contextTokens), memoryBytes) >= questions
  if (fits(LONG_CONTEXT, wanted)) return trained(LONG_CONTEXT)
  return trained(fits(USUAL_CONTEXT, Math.min(wanted, FEW_SEQUENCES)) ? USUAL_CONTEXT : SHORT_CONTEXT)
}

/** Longest text that is embedded, in tokens. */
const EMBEDDED_TOKENS = 2048

/** The memory estimate with the sizes that it is for. */
export type UsualMemory = ModelMemory & ModelSizes

/** Estimates what a run takes with default settings; one question at a time where the machine's memory is not known. */
export function usualMemory(
  facts: Pick<ModelFacts, 'bytes' | 'cacheBytesPerToken' | 'embeddingLength' | 'contextLength' | 'embeds'>,
  machineBytes: number | null,
): UsualMemory {
  const sizes =
    facts.embeds || machineBytes === null
      ? {
          sequences: 1,
          contextTokens: Math.min(facts.embeds ? EMBEDDED_TOKENS : USUAL_CONTEXT, facts.contextLength),
        }
      : sizesThatFit(facts, {}, machineBytes)
  return { ...memoryOf(facts, sizes), ...sizes }
}
