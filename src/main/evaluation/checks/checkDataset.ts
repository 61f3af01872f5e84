/** All checks of a dataset, under the protocol of the runs on it. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { DatasetCheck, DatasetChecks } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { Breathe } from '../../ports/breather.ts'
import type { RandomFor } from '../../ports/random.ts'
import { checkedData, type CheckedData } from './checkedData.ts'
import { futureTraining } from './futureTraining.ts'
import { historyNegatives } from './historyNegatives.ts'
import { missingTitles } from './missingTitles.ts'
import { randomBand } from './randomBand.ts'
import { repeatedItems } from './repeatedItems.ts'
import { repeatedTitles } from './repeatedTitles.ts'
import { shortcutCheck } from './shortcutCheck.ts'
import { shortcutResults } from './shortcutRankers.ts'
import { thinHistories } from './thinHistories.ts'
import { unseenTestItems } from './unseenTestItems.ts'

type Check = (data: CheckedData, breathe: Breathe) => DatasetCheck | Promise<DatasetCheck>

const CHECKS: readonly Check[] = [
  unseenTestItems,
  historyNegatives,
  repeatedTitles,
  repeatedItems,
  futureTraining,
  thinHistories,
  missingTitles,
]

/** By what the candidates are drawn, and how long work pauses. */
export interface CheckOptions {
  readonly seed: number
  /** The streams of this seed. */
  readonly randomFor: RandomFor
  readonly breathe: Breathe
}

/** Checks a dataset. The same dataset and seed give the same answer. */
export async function checkDataset(
  dataset: Dataset,
  { seed, randomFor, breathe }: CheckOptions,
): Promise<DatasetChecks> {
  const data = await checkedData(dataset, randomFor, breathe)
  const checks: DatasetCheck[] = []
  for (const check of CHECKS) {
    await breathe()
    checks.push(await check(data, breathe))
  }
  const shortcuts = await shortcutResults(data, breathe)
  const sizes = data.tested.map(({ negatives }) => negatives.length + 1)
  const random = randomBand(sizes)
  return {
    dataset: dataset.name,
    datasetHash: dataset.hash,
    seed,
    negatives: dataset.givenNegatives === null ? 'sampled uniformly' : 'given',
    users: data.tested.length,
    candidates: sizes.reduce((most, size) => Math.max(most, size), 0),
    checks: [...checks, ...shortcuts.map((result) => shortcutCheck(result, random))],
    shortcuts,
    ...random,
  }
}
