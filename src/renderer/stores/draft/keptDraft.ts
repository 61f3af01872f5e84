/** Keeps the experiment being prepared in the browser, and reads back only what still has the right shape. */
import { z } from 'zod'
import { modelFileName, samplingMode } from '#shared/vocabulary/models/models.ts'
import { runRequest, type Settings } from '#shared/vocabulary/runs.ts'

/** A number as it was typed; empty to let the engine choose. */
const typedNumber = z.union([z.number(), z.string().max(40)])
const fileModel = z.object({
  kind: z.literal('gguf'),
  file: modelFileName,
  mode: samplingMode.default('fast'),
  sequences: typedNumber.default(''),
  contextTokens: typedNumber.default(''),
  gpuLayers: typedNumber.default(''),
})
export const draftModel = z.discriminatedUnion('kind', [
  fileModel,
  /** A chat server by its name in the settings, so that a correction there counts here as well. */
  z.object({ kind: z.literal('server'), name: z.string().max(1000) }),
])
export type DraftFileModel = Readonly<z.infer<typeof fileModel>>
export type DraftModel = Readonly<z.infer<typeof draftModel>>

export interface DraftModels {
  /** Null for the built-in agent. */
  readonly languageModel: DraftModel | null
  /** Null where the language model reasons as well. */
  readonly reasoningModel: DraftModel | null
  /** The name of a model file; null for hashing embeddings. */
  readonly embeddingFile: string | null
}

export interface Draft extends DraftModels {
  readonly dataset: string
  readonly variant: string
  /** The variants that are started beside it. */
  readonly beside: readonly string[]
  /** The name of the preset; empty for none. */
  readonly preset: string
  /** What was changed from the values of variant and preset. */
  readonly settings: Settings
  readonly vectorIndex: 'lance' | 'memory'
  readonly note: string
}

/** The schema of a kept draft. Of what other versions kept, it takes only what this one knows. */
const draft = z.preprocess(
  withNamedModel,
  z.object({
    ...runRequest.pick({ dataset: true, variant: true, settings: true, vectorIndex: true, note: true }).shape,
    preset: z.string().default(''),
    beside: z.array(z.string()).default([]).catch([]),
    // Where a model cannot be read, only the model is dropped, and not the whole draft.
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
  beside: [],
  preset: '',
  settings: {},
  vectorIndex: 'lance',
  languageModel: null,
  reasoningModel: null,
  embeddingFile: null,
  note: '',
}

/** Keeps the draft in the browser. Where storage is full or forbidden, it lasts as long as the page. */
export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(draft))
  } catch {
    // Storage is full or forbidden: the draft lasts as long as the page.
  }
}

/** The kept draft; the first one, RecNet on the demo, where none can be read. */
export function keptDraft(): Draft {
  try {
    const parsed = draft.safeParse(JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}'))
    return parsed.success ? parsed.data : FIRST
  } catch {
    // Storage is forbidden, or what is in it is no JSON: a new draft is begun.
    return FIRST
  }
}
