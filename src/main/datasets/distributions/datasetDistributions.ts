/** What a dataset looks like: over time, by popularity, by length of sequences and of texts. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { DatasetDistributions } from '#shared/vocabulary/imports/datasetDistributions.ts'
import type { Breathe } from '../../ports/breather.ts'
import { integerBins } from './integerBins.ts'
import { rankFrequency } from './rankFrequency.ts'
import { timeBins } from './timeBins.ts'

/** Returns a few hundred numbers, however large the dataset is. */
export async function datasetDistributions(
  dataset: Dataset,
  breathe: Breathe,
): Promise<DatasetDistributions> {
  const { histories, items, name, hash } = dataset
  const counts = new Map<ItemId, number>()
  const lengths: number[] = []
  const times: number[] = []
  for (const history of histories) {
    await breathe()
    lengths.push(history.items.length)
    for (const item of history.items) counts.set(item, (counts.get(item) ?? 0) + 1)
    for (const time of history.timestamps ?? []) times.push(time)
  }
  const words: number[] = []
  let undescribed = 0
  for (const item of counts.keys()) {
    await breathe()
    const text = items.get(item)
    words.push(wordsOf(text?.title ?? '') + wordsOf(text?.description ?? ''))
    if ((text?.description ?? '') === '') undescribed += 1
  }
  return {
    dataset: name,
    datasetHash: hash,
    users: histories.length,
    items: counts.size,
    interactions: lengths.reduce((sum, length) => sum + length, 0),
    time: timeBins(Float64Array.from(times)),
    popularity: rankFrequency(counts.values()),
    lengths: integerBins(lengths),
    words: integerBins(words),
    undescribed,
  }
}

function wordsOf(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
