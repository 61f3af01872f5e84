/** One calibration: the chosen encoder, the built-in agent, an index in memory; nothing of it is kept but vectors. */
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import { AnswerCounts } from '../../models/answerCounts.ts'
import { calibrateThreshold } from '../../experiments/calibrateThreshold.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { Backend } from '../backend/backend.ts'
import { batchedEmbedding, breathingLanguage } from '../../models/breathingModels.ts'
import { manifestOf, type RunConfiguration } from '../runs/manifestOf.ts'

export interface CalibrationObserver {
  readonly control: Cancellation
  /** Texts embedded so far. */
  readonly onTexts: (texts: number) => void
}

/** Texts between two looks at the cancellation: a large encoder takes seconds for as many. */
const BATCH = 16

/** @throws WorkbenchError `cancelled`, `model-invalid`, `model-changed`. */
export async function conductCalibration(
  configuration: RunConfiguration,
  observer: CalibrationObserver,
  backend: Backend,
): Promise<Calibration> {
  const { settings, dataset } = configuration
  const { control: cancellation } = observer
  const models = await backend.models.open(manifestOf(configuration, backend))
  try {
    const breathe = backend.breather()
    const embeddingModel = watchedEmbedding(models.embeddingModel, breathe, observer)
    const vectorIndex = await backend.vectorIndex('memory', '', embeddingModel)
    const population = { ...dataset, userIds: dataset.histories.map((history) => history.user) }
    return await calibrateThreshold(dataset.name, population, {
      languageModel: breathingLanguage(models.languageModel, breathe),
      embeddingModel,
      vectorIndex,
      randomFor: backend.randomFor(settings.seed),
      seedFor: (call) => backend.seedFor(settings.seed, call),
      ledger: new AnswerCounts(),
      settings,
      cancellation,
      breathe,
    })
  } finally {
    await models.close()
  }
}

/** Told of after every batch, and stopped between two. */
function watchedEmbedding(
  model: EmbeddingModel,
  breathe: () => Promise<void>,
  { control, onTexts }: CalibrationObserver,
): EmbeddingModel {
  let done = 0
  return batchedEmbedding(model, BATCH, {
    before: async () => {
      await breathe()
      control.throwIfCancelled()
    },
    after: (texts) => {
      done += texts
      onTexts(done)
      control.throwIfCancelled()
    },
  })
}
