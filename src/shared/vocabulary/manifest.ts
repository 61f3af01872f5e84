/** The manifest: everything that is needed to repeat a run. */
import { z } from 'zod'
import { inEnglish, type Say } from './wording/inEnglish.ts'
import { embeddingModelSource, languageModelSource } from './models/models.ts'

/**
 * The format of new runs. From 2 on the text of a message stands once in a transaction of events.jsonl, and each transaction has
 * a checksum. A run keeps the format that it began with.
 */
export const FORMAT_VERSION = 2

const describedLanguageModel = z.object({
  name: z.string(),
  caveat: z.string().nullable(),
  source: languageModelSource.optional(),
})
export type DescribedLanguageModel = Readonly<z.infer<typeof describedLanguageModel>>

export const manifest = z.strictObject({
  format: z.union([z.literal(1), z.literal(FORMAT_VERSION)]),
  /** The variant that the configuration started from. */
  variant: z.string(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  dataset: z.object({
    name: z.string(),
    hash: z.string(),
    users: z.number(),
    items: z.number(),
    interactions: z.number(),
    sparsity: z.number(),
    givenCandidates: z.boolean(),
  }),
  /** The dataset that was learnt from, where it is not that of the run. */
  trainedOn: z.object({ name: z.string(), hash: z.string() }).optional(),
  /** `source` is absent for what comes with the workbench. */
  languageModel: describedLanguageModel,
  /** The model that merges, writes gradients and optimizes; absent where the language model does that too. */
  reasoningModel: describedLanguageModel.optional(),
  embeddingModel: z.object({
    name: z.string(),
    dimensions: z.number(),
    source: embeddingModelSource.optional(),
  }),
  vectorIndex: z.enum(['lance', 'memory']),
  /** SHA-256 of the text and reply schema of each prompt. */
  promptHashes: z.record(z.string(), z.string()),
  versions: z.record(z.string(), z.string()),
  /**
   * Digest of the bundle that the run came in; absent for a run that began here. Its replies and vectors are kept apart, so
   * that no run that began here is ever answered by them.
   */
  bundle: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Wall clock, ISO 8601: the only field that differs between two runs of the same configuration. */
  createdAt: z.string(),
})

export type Manifest = Readonly<z.infer<typeof manifest>>

/** The name of the language model of a method that asks none. */
export const NO_LANGUAGE_MODEL = 'no language model'
/** The name of the embedding model of a run that needs none. */
export const NO_EMBEDDING_MODEL = 'no embedding model'

/** Returns whether the method of a run asks models. */
export function asksModels({ languageModel }: Pick<Manifest, 'languageModel'>): boolean {
  return languageModel.name !== NO_LANGUAGE_MODEL
}

type ModelsOfRun = Pick<Manifest, 'languageModel' | 'reasoningModel' | 'settings'>

/** Returns the language models of a run as one name: `A`, or `A; B reasons`. */
export function namedLanguageModels(
  { languageModel, reasoningModel }: Omit<ModelsOfRun, 'settings'>,
  say: Say = inEnglish,
): DescribedLanguageModel {
  const [model, other] = [languageModel, reasoningModel].map((one) => say(one?.name ?? ''))
  const found = [languageModel.caveat, reasoningModel?.caveat].flatMap((caveat) => caveat ?? [])
  const caveats = [...new Set(found)].map((caveat) => say(caveat))
  return {
    name: !reasoningModel
      ? String(model)
      : say('{model}; {other} reasons', { model: String(model), other: String(other) }),
    caveat: caveats.length === 0 ? null : caveats.join(say('; ')),
  }
}

/**
 * Returns why results must be read with care: the models' caveats, and which answers were read from probabilities; null
 * for no reason.
 */
export function languageModelsNote(manifest: ModelsOfRun, say: Say = inEnglish): string | null {
  const { caveat } = namedLanguageModels(manifest, say)
  const { predictBy, rankBy } = manifest.settings
  const read = [
    ...(predictBy === 'probabilities' ? [say('predicts')] : []),
    ...(rankBy === 'probabilities' ? [say('ranks')] : []),
  ]
  const says = [
    ...(caveat === null ? [] : [caveat]),
    ...(read.length === 0 ? [] : [say('{does} by label probabilities', { does: read.join(say(' and ')) })]),
  ]
  return says.length === 0 ? null : says.join(say('; '))
}

/** Returns the language models as they are named beside results. */
export function languageModelsText(manifest: ModelsOfRun, say: Say = inEnglish): string {
  const { name } = namedLanguageModels(manifest, say)
  const note = languageModelsNote(manifest, say)
  return note === null ? name : say('{name} ({note})', { name, note })
}
