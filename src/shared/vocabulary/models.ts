/** Models as the user chooses them and as files describe themselves. */
import { z } from 'zod'
import type { ErrorDetails } from '../errors.ts'

/** `strict`: one sequence and no kept prefix, so that the same question gives the same bytes; `fast`: several at once. */
export const samplingMode = z.enum(['fast', 'strict'])
export type SamplingMode = z.infer<typeof samplingMode>

const ggufModel = z.strictObject({
  kind: z.literal('gguf'),
  path: z.string().min(1),
  mode: samplingMode.default('fast'),
  /** Questions answered at once. */
  sequences: z.int().min(1).max(64).default(4),
  /** Tokens of one question and its answer. */
  contextTokens: z.int().min(256).max(1_048_576).default(4096),
  /** Layers on the GPU; absent, as many as fit. */
  gpuLayers: z.int().min(0).max(1000).optional(),
})

const chatServer = z.strictObject({
  kind: z.literal('server'),
  /** OpenAI-compatible, up to and with `/v1`; several share the work. */
  addresses: z
    .array(z.url({ protocol: /^https?$/ }))
    .min(1)
    .max(64),
  model: z.string().min(1).max(200),
  /** Questions under way at once at each address. */
  parallel: z.int().min(1).max(256).default(4),
  timeoutSeconds: z.int().min(1).max(3600).default(300),
})

/** A file of the folder of models, by its path in it. */
export const modelFileName = z.string().min(6).max(400)
/** A file that answers, as a page asks for it. */
export const answeringFile = ggufModel.omit({ kind: true, path: true }).extend({ file: modelFileName })

export const languageModelChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('built-in') }),
  ggufModel,
  chatServer,
])
export type LanguageModelChoice = Readonly<z.infer<typeof languageModelChoice>>
export type GgufModelChoice = Readonly<z.infer<typeof ggufModel>>
export type ChatServerChoice = Readonly<z.infer<typeof chatServer>>

const ggufEmbedding = z.strictObject({
  kind: z.literal('gguf'),
  path: z.string().min(1),
  gpuLayers: z.int().min(0).max(1000).optional(),
})

export const embeddingModelChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hashing') }),
  ggufEmbedding,
])
export type EmbeddingModelChoice = Readonly<z.infer<typeof embeddingModelChoice>>

/** SHA-256 of the file, which a resumed run must find again. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const languageModelSource = z.discriminatedUnion('kind', [ggufModel.extend({ sha256 }), chatServer])
export const embeddingModelSource = ggufEmbedding.extend({ sha256 })

/** Which models a run asks. */
export interface ModelChoices {
  readonly languageModel: LanguageModelChoice
  readonly embeddingModel: EmbeddingModelChoice
}

export const BUILT_IN_MODELS: ModelChoices = {
  languageModel: { kind: 'built-in' },
  embeddingModel: { kind: 'hashing' },
}

/** What a model file says of itself. */
export interface ModelFacts {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly architecture: string
  readonly parameters: number
  /** As GGUF names it: Q4_K_M, F16. */
  readonly quantization: string
  /** Tokens it was trained on at once. */
  readonly contextLength: number
  /** Width of its embeddings. */
  readonly embeddingLength: number
  readonly layers: number
  readonly chatTemplate: boolean
  /** It is made for embedding texts. */
  readonly embeds: boolean
  readonly license: string | null
}

/** A file of the folder of models: what it is, or why it is none. */
export interface ModelFile {
  readonly file: string
  readonly facts: ModelFacts | null
  readonly error: ErrorDetails | null
}

export interface ModelFolder {
  readonly folder: string
  readonly files: readonly ModelFile[]
}

/** Bytes of a key or value in the cache. */
const CACHED_BYTES = 2

/** Weights, and keys and values of every token of every layer: an upper bound, since heads may share them. */
export function memoryOf(
  { bytes, layers, embeddingLength }: ModelFacts,
  { sequences, contextTokens }: { readonly sequences: number; readonly contextTokens: number },
): number {
  return bytes + 2 * layers * embeddingLength * contextTokens * sequences * CACHED_BYTES
}
