/** Puts together what the learner of a run works with, in one way for whoever performs its stages. */
import { populationOf, type Dataset } from '#shared/vocabulary/datasets.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { otherHistories, otherItems } from '../../datasets/otherHistories.ts'
import { protocolOf, type Protocol } from '../../evaluation/protocol.ts'
import type { LearningWork, OtherTraining } from '../../methods/method.ts'
import type { MethodPorts } from '../../ports/methodPorts.ts'
import type { Randomness } from '../../ports/random.ts'
import { CANDIDATE_SEED } from './candidateSeed.ts'
import { settingsOfRun } from './settingsOfRun.ts'

/** The datasets of a run. */
export interface RunDatasets {
  readonly dataset: Dataset
  /** The dataset to learn from; null where it is the same. */
  readonly trainedOn?: Dataset | null
}

/** The work of a run without the ledger, which each stage has of its own. */
export type WorkOfRun = Omit<LearningWork, 'ports'> & { readonly ports: Omit<MethodPorts, 'ledger'> }

/** The open models of a run, its vector index, and how its work is cancelled. */
export type WorkPorts = Pick<
  MethodPorts,
  'languageModel' | 'embeddingModel' | 'vectorIndex' | 'cancellation' | 'breathe'
>

/** Splits the dataset of a run as its settings say. @throws WorkbenchError `hyperparameter-invalid`. */
export function protocolOfRun(manifest: Manifest, dataset: Dataset, randomness: Randomness): Protocol {
  const settings = settingsOfRun(manifest)
  return protocolOf(dataset, settings, {
    ofRun: randomness.randomFor(settings.seed),
    ofDataset: randomness.randomFor(CANDIDATE_SEED),
  })
}

/** Returns the work. All seeds derive from that of the run. */
export function workOfRun(
  { seed }: { readonly seed: number },
  { dataset, trainedOn, protocol }: RunDatasets & { readonly protocol: Protocol },
  ports: WorkPorts,
  randomness: Randomness,
): WorkOfRun {
  return {
    population: populationOf(dataset),
    splits: protocol.splits,
    validation: protocol.validation.instances,
    ...(trainedOn ? { otherTraining: otherTrainingOf(trainedOn, dataset, protocol) } : {}),
    interactions: protocol.interactions,
    ports: {
      ...ports,
      randomFor: randomness.randomFor(seed),
      seedFor: (call) => randomness.seedFor(seed, call),
    },
  }
}

function otherTrainingOf(full: Dataset, sample: Dataset, { splits }: Protocol): OtherTraining {
  return {
    dataset: full.name,
    histories: otherHistories(full, splits),
    items: otherItems(full, sample),
  }
}
