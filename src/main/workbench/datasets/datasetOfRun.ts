/** Loads the datasets that a run began with. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Datasets } from './datasets.ts'

/** A dataset as a manifest names it. */
type NamedDataset = Pick<Manifest['dataset'], 'name' | 'hash'>

type ReadDatasets = Pick<Datasets, 'load' | 'list'>

/**
 * Loads the dataset of the name and hash of the manifest. Where another one has that name, as it may for a run that was
 * begun elsewhere, one of the same content is taken for it.
 * @throws WorkbenchError `dataset-unknown`, `dataset-changed` if another dataset has this name and none the hash.
 */
export async function datasetOfRun(
  { dataset }: { readonly dataset: NamedDataset },
  datasets: ReadDatasets,
): Promise<Dataset> {
  return unchanged(dataset, datasets)
}

/** Loads the dataset that a run learns from where it is another one, in the same way; null where it is the same. */
export async function trainingDatasetOfRun(
  { trainedOn }: Pick<Manifest, 'trainedOn'>,
  datasets: ReadDatasets,
): Promise<Dataset | null> {
  return trainedOn ? unchanged(trainedOn, datasets) : null
}

/** Returns the name that the dataset of a run has here, or null where it is not here. */
export async function datasetNameHere(
  { name, hash }: NamedDataset,
  datasets: Pick<Datasets, 'list'>,
): Promise<string | null> {
  const same = (await datasets.list()).filter((one) => one.hash === hash)
  return (same.find((one) => one.name === name) ?? same[0])?.name ?? null
}

async function unchanged(asked: NamedDataset, datasets: ReadDatasets): Promise<Dataset> {
  const { name, hash: expected } = asked
  const here = await datasetNameHere(asked, datasets)
  const dataset = await datasets.load(here ?? name)
  // Events name the dataset, so it keeps the name under which the run began.
  if (dataset.hash === expected) return dataset.name === name ? dataset : { ...dataset, name }
  throw new WorkbenchError({ code: 'dataset-changed', name, expected, found: dataset.hash })
}
