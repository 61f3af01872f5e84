/** Loads the datasets that a run began with. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Datasets } from './datasets.ts'

/**
 * Loads the dataset and compares its hash with the one of the manifest.
 * @throws WorkbenchError `dataset-unknown`, `dataset-changed` if another dataset now has this name.
 */
export async function datasetOfRun(
  { dataset }: Pick<Manifest, 'dataset'>,
  datasets: Pick<Datasets, 'load'>,
): Promise<Dataset> {
  return unchanged(dataset, datasets)
}

/** Loads the dataset that a run learns from where it is another one, in the same way; null where it is the same. */
export async function trainingDatasetOfRun(
  { trainedOn }: Pick<Manifest, 'trainedOn'>,
  datasets: Pick<Datasets, 'load'>,
): Promise<Dataset | null> {
  return trainedOn ? unchanged(trainedOn, datasets) : null
}

async function unchanged(
  { name, hash: expected }: Pick<Manifest['dataset'], 'name' | 'hash'>,
  datasets: Pick<Datasets, 'load'>,
): Promise<Dataset> {
  const dataset = await datasets.load(name)
  if (dataset.hash === expected) return dataset
  throw new WorkbenchError({ code: 'dataset-changed', name, expected, found: dataset.hash })
}
