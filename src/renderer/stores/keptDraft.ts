/** Keeps the experiment being prepared in the browser, and takes from there only what still has the right shape. */
import { z } from 'zod'
import { DEFAULT_CONTEXT, modelFileName, samplingMode } from '#shared/vocabulary/models/models.ts'
import { runRequest, type Settings } from '#shared/vocabulary/runs.ts'

/** As it was typed; empty where the engine shall choose. */
const typedNumber = z.union([z.number(), z.string().max(40)])
const fileModel = z.object({
  kind: z.literal('gguf'),
  file: modelFileName,
  mode: samplingMode.default('fast'),
  sequences: typedNumber.default(''),
  contextTokens: typedNumber.default(DEFAULT_CONTEXT),
  gpuLayers: typedNumber.default(''),
})
const draftModel = z.discriminatedUnion('kind', [
  fileModel,
  /** By its name in the settings, so that what is mended there is mended here. */
  z.object({ kind: z.literal('server'), name: z.string().max(1000) }),
])
export type DraftFileModel = Readonly<z.infer<typeof fileModel>>
export type DraftModel = Readonly<z.infer<typeof draftModel>>

export interface DraftModels {
  /** Null for the built-in agent. */
  readonly languageModel: DraftModel | null
  /** Null where the language model reasons as well. */
  readonly reasoningModel: DraftModel | null
  /** A file of the list of models; null for hashing embeddings. */
  readonly embeddingFile: string | null
}

export interface Draft extends DraftModels {
  readonly dataset: string
  readonly variant: string
  /** Empty for none. */
  readonly preset: string
  /** What was changed from the values of variant and preset. */
  readonly settings: Settings
  readonly vectorIndex: 'lance' | 'memory'
  readonly note: string
}

/** Of what other versions kept, only what this one knows. */
const draft = z.preprocess(
  withNamedModel,
  z.object({
    ...runRequest.pick({ dataset: true, variant: true, settings: true, vectorIndex: true, note: true }).shape,
    preset: z.string().default(''),
    // A model that cannot be read costs the model, not the whole draft.
    languageModel: draftModel.nullable().default(null).catch(null),
    reasoningModel: draftModel.nullable().default(null).catch(null),
    embeddingFile: z.string().nullable().default(null),
  }),
)

/** Before a model could be a server, the draft had the file and its mode. */
function withNamedModel(kept: unknown): unknown {
  if (typeof kept !== 'object' || kept === null || 'languageModel' in kept) return kept
  const { languageFile, mode } = kept as { readonly languageFile?: unknown; readonly mode?: unknown }
  return typeof languageFile === 'string'
    ? { ...kept, languageModel: { kind: 'gguf', file: languageFile, mode } }
    : kept
}

const KEPT_AS = 'recnet.draft'
const FIRST: Draft = {
  dataset: 'demo',
  variant: 'RecNet',
  preset: '',
  settings: {},
  vectorIndex: 'lance',
  languageModel: null,
  reasoningModel: null,
  embeddingFile: null,
  note: '',
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(draft))
  } catch {
    // Storage is full or forbidden: the draft lasts as long as the page.
  }
}

export function keptDraft(): Draft {
  try {
    const parsed = draft.safeParse(JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}'))
    return parsed.success ? parsed.data : FIRST
  } catch {
    // Storage is forbidden, or what is in it is no JSON: a new draft is begun.
    return FIRST
  }
}
