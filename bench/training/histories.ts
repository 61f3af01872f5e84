/** Histories to train on: those of amazon-cds-dense, and random ones of the size of MovieLens 1M. */
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { denseData } from '../../src/main/recommenders/denseData.testing.ts'
import type { TrainingData } from '../../src/main/recommenders/recommender.ts'

/** Null where the dataset is not on this machine. */
export function denseHistories(): TrainingData | null {
  return denseData()?.training ?? null
}

/**
 * So many of 6040 users with 166 interactions on average, at least 20, among 3706 items of which few are taken by many; what is
 * held out is drawn too.
 */
export function movieLensSized(users: number): TrainingData {
  const items = Array.from({ length: 3706 }, (_, index): ItemId => `i:${index + 1}`)
  const histories = Array.from({ length: users }, (_, user) => {
    const random = seededRandom(1)('movies', user)
    const length = Math.min(1500, 20 + Math.floor(-146 * Math.log(1 - random.next())))
    const taken = new Set<ItemId>()
    while (taken.size < length) {
      const item = items[Math.floor(items.length * random.next() ** 2.5)]
      if (item) taken.add(item)
    }
    const all = [...taken]
    const [validation = null, test = null] = all.slice(-2)
    return {
      user: `u:${user + 1}` as const,
      train: all.slice(0, -2),
      trainTimestamps: null,
      validation,
      test,
    }
  })
  const texts = items.map((id): [ItemId, ItemText] => [id, { id, title: '', category: '', description: '' }])
  return { histories, items: new Map(texts) }
}

/** The rows of a file of interactions, as RecBole reads it. */
export function* interactionRows({ histories }: TrainingData): Generator<string> {
  yield 'user_id:token\titem_id:token\ttimestamp:float\n'
  for (const { user, train, validation, test } of histories)
    for (const [time, item] of [...train, validation, test].entries())
      if (item !== null) yield `${tokenOf(user)}\t${tokenOf(item)}\t${time}\n`
}
