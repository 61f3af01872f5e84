/** Checks datasets, and keeps the answers: a dataset with the same hash has the same ones. */
import type { DatasetChecks } from '#shared/vocabulary/imports/datasetChecks.ts'
import { checkDataset } from '../../evaluation/checks/checkDataset.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Randomness } from '../../ports/random.ts'
import { CANDIDATE_SEED } from '../runs/candidateSeed.ts'
import type { Datasets } from './datasets.ts'

/** The most answers that are kept; the oldest are dropped. */
const KEPT = 50

/** Which dataset is checked, by which seed of candidates; without one by that of runs. */
export interface ChecksRequest {
  readonly dataset: string
  readonly seed?: number | undefined
}

/** Returns a function that checks a dataset while the engine answers other calls. It rejects with `dataset-unknown`. */
export function checksOfDatasets(
  { randomness, newBreather }: { readonly randomness: Randomness; readonly newBreather: NewBreather },
  datasets: Pick<Datasets, 'list' | 'load'>,
): (request: ChecksRequest) => Promise<DatasetChecks> {
  const kept = new Map<string, Promise<DatasetChecks>>()
  const keyOf = (hash: string, seed: number) => `${hash} ${seed}`
  return async ({ dataset: name, seed = CANDIDATE_SEED }) => {
    const listed = (await datasets.list()).find((one) => one.name === name)
    const known = listed && kept.get(keyOf(listed.hash, seed))
    if (known) return named(await known, name)
    const dataset = await datasets.load(name)
    const key = keyOf(dataset.hash, seed)
    // Another page may have asked for the same while the dataset was read.
    const checking =
      kept.get(key) ??
      checkDataset(dataset, { seed, randomFor: randomness.randomFor(seed), breathe: newBreather() })
    kept.set(key, checking)
    // The caller has the same promise and hears of it; here it is only forgotten.
    checking.catch(() => kept.delete(key))
    for (const older of [...kept.keys()].slice(0, -KEPT)) kept.delete(older)
    return named(await checking, name)
  }
}

/** The same content may have been imported under two names. */
function named(checks: DatasetChecks, dataset: string): DatasetChecks {
  return { ...checks, dataset }
}
