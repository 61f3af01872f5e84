/** Models as the user chooses them, and as their files describe themselves. */
import { z } from 'zod'
import { chatServer, chosenChatServer } from './chatServers.ts'
import type { ErrorDetails } from '../../errors.ts'

/**
 * What a language model is asked for: to answer (first profiles, attributes, summaries, predictions, rankings), or to
 * reason (merged profiles, gradients, revised modules). One model may do both.
 */
export const MODEL_ROLES = ['answering', 'reasoning'] as const
export type ModelRole = (typeof MODEL_ROLES)[number]

/**
 * The sampling mode. `strict` uses one sequence and no kept prefix, so that the same question gives the same bytes;
 * `fast` uses several at once.
 */
export const samplingMode = z.enum(['fast', 'strict'])
export type SamplingMode = z.infer<typeof samplingMode>

/** Lowest and highest values of the settings of a model file. */
export const FILE_LIMITS = {
  sequences: { low: 1, high: 64 },
  contextTokens: { low: 256, high: 1_048_576 },
  gpuLayers: { low: 0, high: 1000 },
} as const
/** Context size of a model in manifests that do not tell it, in tokens. */
const FORMER_CONTEXT = 4096

const within = ({ low, high }: { readonly low: number; readonly high: number }) => z.int().min(low).max(high)
/** Number of layers on the GPU. */
export const gpuLayers = within(FILE_LIMITS.gpuLayers)

const ggufModel = z.strictObject({
  kind: z.literal('gguf'),
  path: z.string().min(1),
  mode: samplingMode.default('fast'),
  /** Concurrency: questions answered at once; by default as many as memory has room for, up to eight. */
  sequences: within(FILE_LIMITS.sequences).optional(),
  /**
   * Context size: tokens of one question and its answer together; by default 8,192, up to 16,384 where memory has room
   * for them and the model was trained with them.
   */
  contextTokens: within(FILE_LIMITS.contextTokens).optional(),
  /** Number of layers on the GPU; by default as many as fit. */
  gpuLayers: gpuLayers.optional(),
})

/**
 * The name by which the list of models has a file: its name in the folder of models, or its whole path where it was
 * added.
 */
export const modelFileName = z.string().min(6).max(4096)

/** A language model as a page asks for it: a known file, or chat servers. */
export const askedLanguageModel = z.discriminatedUnion('kind', [
  ggufModel.omit({ path: true }).extend({ file: modelFileName }),
  chosenChatServer,
])
export type AskedLanguageModel = z.input<typeof askedLanguageModel>

export const languageModelChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('built-in') }),
  ggufModel,
  chosenChatServer,
])
export type LanguageModelChoice = Readonly<z.infer<typeof languageModelChoice>>
export type GgufModelChoice = Readonly<z.infer<typeof ggufModel>>
export type ChatServerChoice = Readonly<z.infer<typeof chatServer>>

const ggufEmbedding = z.strictObject({
  kind: z.literal('gguf'),
  path: z.string().min(1),
  gpuLayers: gpuLayers.optional(),
})

export const embeddingModelChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hashing') }),
  ggufEmbedding,
])
export type EmbeddingModelChoice = Readonly<z.infer<typeof embeddingModelChoice>>

/** SHA-256 of the file; a resumed run must find the same one. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const languageModelSource = z.discriminatedUnion('kind', [
  ggufModel.extend({
    sha256,
    sequences: within(FILE_LIMITS.sequences),
    /** Context size: tokens of one question and its answer together. */
    contextTokens: within(FILE_LIMITS.contextTokens).default(FORMER_CONTEXT),
  }),
  chatServer,
])
export type LanguageModelSource = Readonly<z.infer<typeof languageModelSource>>
export const embeddingModelSource = ggufEmbedding.extend({ sha256 })
export type EmbeddingModelSource = Readonly<z.infer<typeof embeddingModelSource>>

/** The models that a run uses. */
export interface ModelChoices {
  readonly languageModel: LanguageModelChoice
  /** The reasoning model; where absent, the language model reasons as well. */
  readonly reasoningModel?: LanguageModelChoice | undefined
  readonly embeddingModel: EmbeddingModelChoice
}

export const BUILT_IN_MODELS: ModelChoices = {
  languageModel: { kind: 'built-in' },
  embeddingModel: { kind: 'hashing' },
}

/** The metadata of a model file. */
export interface ModelFacts {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly architecture: string
  readonly parameters: number
  /** The quantization as GGUF names it: Q4_K_M, F16. */
  readonly quantization: string
  /** Context length that it was trained with, in tokens. */
  readonly contextLength: number
  /** Dimensions of its embeddings. */
  readonly embeddingLength: number
  readonly layers: number
  /** Bytes of keys and values that are cached for each token of a question, at 16 bits. */
  readonly cacheBytesPerToken: number
  readonly chatTemplate: boolean
  /** Whether it is made for embedding texts. */
  readonly embeds: boolean
  readonly license: string | null
}

/**
 * A file in the folder of models, or, by its whole path, in a place that was added: its facts, or why it is not a
 * model.
 */
export interface ModelFile {
  readonly file: string
  readonly facts: ModelFacts | null
  readonly error: ErrorDetails | null
}

/** A GGUF file or a folder outside the folder of models, which was added. Its files stay where they are. */
export interface ModelPlace {
  readonly path: string
  /** Number of listed files that are in it. */
  readonly files: number
  readonly error: ErrorDetails | null
}

/** The folder of models with all known files and added places. */
export interface ModelFolder {
  readonly folder: string
  readonly files: readonly ModelFile[]
  readonly places: readonly ModelPlace[]
}

/** The content of `model-places.json`. */
export const modelPlacesFile = z.strictObject({ places: z.array(z.string().min(1).max(4096)).max(200) })

/** The hardware that llama.cpp computes on. */
export interface ModelHardware {
  /** The release of llama.cpp. */
  readonly llamaCpp: string
  readonly cpu: { readonly cores: number; readonly mathCores: number; readonly threads: number }
  readonly gpu: {
    readonly backend: string
    readonly devices: readonly string[]
    readonly memoryBytes: number
    readonly freeBytes: number
  } | null
}
