/** Performs one calibration with the chosen embedding model, the built-in agent and an index in memory. Only vectors are stored. */
import { populationOf } from '#shared/vocabulary/datasets.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import { AnswerCounts } from '../../models/answerCounts.ts'
import { calibrateThreshold } from '../../methods/recNet/calibrateThreshold.ts'
import { recNetMethod } from '../../methods/recNet/recNetMethod.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { Breathe, NewBreather } from '../../ports/breather.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { Randomness } from '../../ports/random.ts'
import { batchedEmbedding, breathingLanguage } from '../../models/breathingModels.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import type { OpenVectorIndex } from '../runs/ports/vectorIndexes.ts'
import { manifestOf, type ManifestPorts, type RunConfiguration } from '../runs/manifestOf.ts'

/** Is notified of progress, and can cancel. */
export interface CalibrationObserver {
  readonly control: Cancellation
  /** Is called with the number of texts embedded so far. */
  readonly onTexts: (texts: number) => void
}

/** The number of texts between two checks for cancellation; a large embedding model takes seconds for them. */
const BATCH = 16

/** What a calibration needs from outside. */
export interface CalibrationPorts extends ManifestPorts {
  readonly models: Pick<RunModels, 'open'>
  readonly openVectorIndex: OpenVectorIndex
  readonly randomness: Randomness
  readonly newBreather: NewBreather
}

/**
 * Calibrates the similarity threshold of Eq. 4 on the dataset.
 * @throws WorkbenchError `cancelled`, `model-invalid`, `model-changed`.
 */
export async function conductCalibration(
  configuration: RunConfiguration,
  observer: CalibrationObserver,
  ports: CalibrationPorts,
): Promise<Calibration> {
  const { dataset } = configuration
  const settings = parseHyperparameters(configuration.settings)
  const { control: cancellation } = observer
  const models = await ports.models.open(manifestOf(configuration, ports))
  try {
    const breathe = ports.newBreather()
    const embeddingModel = watchedEmbedding(models.embeddingModel, breathe, observer)
    const vectorIndex = await ports.openVectorIndex('memory', '', embeddingModel)
    const population = populationOf(dataset)
    return await calibrateThreshold(dataset.name, population, {
      languageModel: breathingLanguage(models.languageModel, breathe),
      embeddingModel,
      vectorIndex,
      randomFor: ports.randomness.randomFor(settings.seed),
      seedFor: (call) => ports.randomness.seedFor(settings.seed, call),
      ledger: new AnswerCounts(recNetMethod.prompts.names),
      settings,
      domainWord: population.domainWord,
      cancellation,
      breathe,
    })
  } finally {
    await models.close()
  }
}

/** Returns a model that notifies the observer after every batch, and stops between two batches when cancelled. */
function watchedEmbedding(
  model: EmbeddingModel,
  breathe: Breathe,
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
