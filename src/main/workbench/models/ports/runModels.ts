/** The models of a run. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { ModelChoices } from '#shared/vocabulary/models/models.ts'
import type { EmbeddingModel } from '../../../ports/embeddingModel.ts'
import type { AnswerRecord, LanguageModel } from '../../../ports/languageModel.ts'

export type ModelDescriptions = Pick<Manifest, 'languageModel' | 'reasoningModel' | 'embeddingModel'>

export interface OpenModels {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  /** Notes how a call went beside its reply, where that is kept. */
  conclude(answer: AnswerRecord): void
  /** Frees weights. When it resolves, everything that is kept is on disk. */
  close(): Promise<void>
}

export interface RunModels {
  /** As manifests have them. Reads and hashes files, loads no weights. @throws WorkbenchError `model-invalid`. */
  describe(choices: ModelChoices): Promise<ModelDescriptions>
  /**
   * Weights are loaded at the first question that was never asked before.
   * @throws WorkbenchError `model-changed`, `model-invalid`.
   */
  open(manifest: Manifest): Promise<OpenModels>
}
