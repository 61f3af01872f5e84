/** What is computed of datasets on demand, while the engine answers other calls: checks and distributions. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { DatasetChecks } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { DatasetDistributions } from '#shared/vocabulary/imports/datasetDistributions.ts'
import { datasetDistributions } from '../../datasets/distributions/datasetDistributions.ts'
import { checkDataset } from '../../evaluation/checks/checkDataset.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Randomness } from '../../ports/random.ts'
import { CANDIDATE_SEED } from '../runs/candidateSeed.ts'
import type { Datasets } from './datasets.ts'

/** The most answers of one kind that are kept; the oldest are dropped. */
const KEPT = 50

/** Reports on datasets. All reject with `dataset-unknown`. */
export interface DatasetReports {
  /** Without a seed the candidates are those of runs. */
  readonly checks: (dataset: string, seed?: number) => Promise<DatasetChecks>
  readonly distributions: (dataset: string) => Promise<DatasetDistributions>
}

/** What reports need from outside. */
export interface ReportPorts {
  readonly randomness: Randomness
  readonly newBreather: NewBreather
}

type ReadDatasets = Pick<Datasets, 'list' | 'load'>

/** Creates the reports of an engine. */
export function createDatasetReports(
  { randomness, newBreather }: ReportPorts,
  datasets: ReadDatasets,
): DatasetReports {
  const distributions = keptByContent(datasets, (dataset) => datasetDistributions(dataset, newBreather()))
  const checks = keptByContent(datasets, (dataset, seed) =>
    checkDataset(dataset, { seed, randomFor: randomness.randomFor(seed), breathe: newBreather() }),
  )
  return {
    checks: (dataset, seed = CANDIDATE_SEED) => checks(dataset, seed),
    distributions: (dataset) => distributions(dataset, 0),
  }
}

/** Keeps answers by the hash of the dataset and the seed: the same content has the same ones under any name. */
function keptByContent<Answer extends { readonly dataset: string }>(
  datasets: ReadDatasets,
  compute: (dataset: Dataset, seed: number) => Promise<Answer>,
): (name: string, seed: number) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>()
  return async (name, seed) => {
    const named = async (answer: Promise<Answer>) => ({ ...(await answer), dataset: name })
    const listed = (await datasets.list()).find((one) => one.name === name)
    const known = listed && kept.get(`${listed.hash} ${seed}`)
    if (known) return named(known)
    const dataset = await datasets.load(name)
    const key = `${dataset.hash} ${seed}`
    // Another page may have asked for the same while the dataset was read.
    const answer = kept.get(key) ?? compute(dataset, seed)
    kept.set(key, answer)
    // The caller has the same promise and hears of it; here it is only forgotten.
    answer.catch(() => kept.delete(key))
    for (const older of [...kept.keys()].slice(0, -KEPT)) kept.delete(older)
    return named(answer)
  }
}
