/** Describes and opens the models of a run. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { ModelChoices } from '#shared/vocabulary/models/models.ts'
import type { CallMeter } from '../../../ports/callMeter.ts'
import type { EmbeddingModel } from '../../../ports/embeddingModel.ts'
import type { AnswerRecord, LanguageModel } from '../../../ports/languageModel.ts'

/** The models of a run, as its manifest describes them. */
export type ModelDescriptions = Pick<Manifest, 'languageModel' | 'reasoningModel' | 'embeddingModel'>

/** The models of one run, until they are closed. */
export interface OpenModels {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  /** Records the outcome of a call with its reply, if that is stored. */
  conclude(answer: AnswerRecord): void
  /** Frees the weights. When it resolves, everything that is stored is on disk. */
  close(): Promise<void>
}

/** Describes and opens models. */
export interface RunModels {
  /** Describes models for a manifest. It reads and hashes files, but loads no weights. @throws WorkbenchError `model-invalid`. */
  describe(choices: ModelChoices): Promise<ModelDescriptions>
  /**
   * Opens the models of a run. Weights are loaded at the first request that has no stored reply. The meter is told what
   * models work on.
   * @throws WorkbenchError `model-changed`, `model-invalid`.
   */
  open(manifest: Manifest, meter?: CallMeter): Promise<OpenModels>
}
