/** The dataset that a run began with. */
import { WorkbenchError } from '#shared/errors.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { Datasets } from './datasets.ts'

/** @throws WorkbenchError `dataset-unknown`, and `dataset-changed` where another one has its name by now. */
export async function datasetOfRun(
  { dataset: { name, hash: expected } }: Pick<Manifest, 'dataset'>,
  datasets: Pick<Datasets, 'load'>,
): Promise<Dataset> {
  const dataset = await datasets.load(name)
  if (dataset.hash === expected) return dataset
  throw new WorkbenchError({ code: 'dataset-changed', name, expected, found: dataset.hash })
}
