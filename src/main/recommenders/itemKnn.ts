/**
 * The baseline ItemKNN (Deshpande and Karypis 2004), as RecBole has it: a candidate scores the sum of its cosines to those of the
 * user's train items that are among its nearest neighbours.
 */
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { rankByScore, type ScoringRecommender } from './rankByScore.ts'
import { numberedData, type NumberedData } from './training/numberedData.ts'
import type { Pause } from './training/trainedModel.ts'

export interface ItemKnnSettings {
  /** The neighbours that each item keeps. */
  readonly neighbours: number
  /** Added to the denominator of the cosine, so that items with few users are less alike. */
  readonly shrink: number
}

/** The neighbours of an item by number, with their similarities. */
type Neighbours = ReadonlyMap<number, number>

/** Creates ItemKNN. Equally similar neighbours are kept in the order of the items. */
export function createItemKnn({ neighbours, shrink }: ItemKnnSettings, pause: Pause): ScoringRecommender {
  let known: ReadonlyMap<UserId, ReadonlySet<number>> = new Map()
  let nearest: readonly Neighbours[] = []
  let itemNumbers: ReadonlyMap<ItemId, number> = new Map()
  const recommender: ScoringRecommender = {
    name: 'ItemKNN',
    caveat: null,
    fit: async (training) => {
      const data = numberedData(training)
      known = new Map(training.histories.map(({ user }, index) => [user, new Set(data.histories[index])]))
      itemNumbers = data.itemNumbers
      nearest = await nearestOf(data, { neighbours, shrink }, pause)
    },
    scores: ({ user, candidates }) => {
      const own = known.get(user) ?? new Set()
      return candidates.map((item) => {
        let score = 0
        for (const [other, similarity] of nearest[itemNumbers.get(item) ?? 0] ?? [])
          if (own.has(other)) score += similarity
        return score
      })
    },
    rank: async (request) => rankByScore(request.candidates, recommender.scores(request)),
  }
  return recommender
}

async function nearestOf(
  { histories, itemNumbers }: NumberedData,
  { neighbours, shrink }: ItemKnnSettings,
  pause: Pause,
): Promise<readonly Neighbours[]> {
  const sets = histories.map((history) => [...new Set(history)])
  const usersOf: number[][] = Array.from({ length: itemNumbers.size + 1 }, () => [])
  sets.forEach((items, user) => {
    for (const item of items) usersOf[item]?.push(user)
  })
  const together = new Int32Array(usersOf.length)
  const nearest: Neighbours[] = []
  for (const [item, users] of usersOf.entries()) {
    await pause()
    const others: number[] = []
    for (const user of users)
      for (const other of sets[user] ?? []) {
        if (other === item) continue
        if (together[other] === 0) others.push(other)
        together[other] = (together[other] ?? 0) + 1
      }
    const similar = others
      .sort((a, b) => a - b)
      .map((other) => {
        const length = Math.sqrt(users.length * (usersOf[other]?.length ?? 0))
        return [other, (together[other] ?? 0) / (length + shrink)] as const
      })
    for (const other of others) together[other] = 0
    nearest.push(new Map(similar.sort(([, a], [, b]) => b - a).slice(0, neighbours)))
  }
  return nearest
}
