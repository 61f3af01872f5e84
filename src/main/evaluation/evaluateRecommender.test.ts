import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '#shared/errors.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { Ranking, RankRequest, Recommender } from '../recommenders/recommender.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import type { TestInstance } from './evaluateRecommender.ts'
import { evaluateRecommender } from './evaluateRecommender.ts'

const running: Cancellation = {
  cancelled: false,
  onCancel: () => () => undefined,
  throwIfCancelled: () => undefined,
}
const negatives: readonly ItemId[] = Array.from({ length: 9 }, (_, index): ItemId => `i:n${index}`)
const instances: readonly TestInstance[] = Array.from({ length: 4 }, (_, index) => ({
  user: `u:${index}`,
  history: ['i:h1', 'i:h2'],
  positiveItem: 'i:positive',
  negatives,
}))

function recommender(rank: (request: RankRequest) => Ranking): Recommender {
  return { name: 'stub', caveat: null, fit: async () => undefined, rank: async (request) => rank(request) }
}

const options = { repetitions: 3, randomFor: seededRandom(5), cancellation: running }

describe('evaluateRecommender', () => {
  it('gives an oracle rank 1 everywhere', async () => {
    const oracle = recommender(() => ({ ranking: ['i:positive', ...negatives], coverage: 1 }))
    const outcomes = await evaluateRecommender(oracle, instances, options)
    expect(outcomes).toHaveLength(12)
    expect(outcomes.every(({ rank, coverage }) => rank === 1 && coverage === 1)).toBe(true)
    expect(outcomes.slice(0, 4).map(({ user, repetition }) => `${user} ${repetition}`)).toEqual([
      'u:0 0',
      'u:0 1',
      'u:0 2',
      'u:1 0',
    ])
  })

  it('gives a recommender that puts the positive item last rank 10', async () => {
    const last = recommender(() => ({ ranking: [...negatives, 'i:positive'], coverage: 1 }))
    expect((await evaluateRecommender(last, instances, options)).every(({ rank }) => rank === 10)).toBe(true)
  })

  it('shows the candidates in an order seeded by user and repetition, positive anywhere', async () => {
    const asShown = recommender(({ candidates }) => ({ ranking: candidates, coverage: 1 }))
    const once = await evaluateRecommender(asShown, instances, options)
    const again = await evaluateRecommender(asShown, [...instances].reverse(), options)
    for (const { user, repetition, ranking } of once) {
      expect(again.find((other) => other.user === user && other.repetition === repetition)?.ranking).toEqual(
        ranking,
      )
    }
    expect(new Set(once.map(({ ranking }) => ranking.join())).size).toBe(12)
    expect(new Set(once.map(({ rank }) => rank)).size).toBeGreaterThan(3)
  })

  it('passes on history and repetition, and no trace of which candidate is the positive one', async () => {
    const seen: RankRequest[] = []
    const spy = recommender((request) => {
      seen.push(request)
      return { ranking: [], coverage: 0 }
    })
    await evaluateRecommender(spy, instances.slice(0, 1), options)
    expect(seen.map(({ repetition }) => repetition)).toEqual([0, 1, 2])
    expect(Object.keys(seen[0]!).sort()).toEqual(['candidates', 'heldOut', 'history', 'repetition', 'user'])
    expect(seen[0]!.history).toEqual(['i:h1', 'i:h2'])
  })

  it('drops strangers and second mentions before it counts ranks', async () => {
    const careless = recommender(() => ({
      ranking: ['i:n1', 'i:stranger', 'i:n1', 'i:positive'],
      coverage: 1,
    }))
    const [outcome] = await evaluateRecommender(careless, instances.slice(0, 1), options)
    expect(outcome).toMatchObject({ rank: 2, ranking: ['i:n1', 'i:positive'], coverage: 0.2 })
  })

  it('counts an unranked positive item as a miss and keeps the coverage that was reported', async () => {
    const silent = recommender(() => ({ ranking: negatives, coverage: 0.3 }))
    const [outcome] = await evaluateRecommender(silent, instances.slice(0, 1), options)
    expect(outcome).toMatchObject({ rank: null, coverage: 0.3 })
  })

  it('reports progress in rankings', async () => {
    const seen: string[] = []
    const silent = recommender(() => ({ ranking: [], coverage: 0 }))
    await evaluateRecommender(silent, instances.slice(0, 1), {
      ...options,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    })
    expect(seen).toEqual(['1/3', '2/3', '3/3'])
  })

  it('stops when cancelled', async () => {
    const cancelled: Cancellation = {
      cancelled: true,
      onCancel: () => () => undefined,
      throwIfCancelled: () => {
        throw new WorkbenchError({ code: 'cancelled' })
      },
    }
    const silent = recommender(() => ({ ranking: [], coverage: 0 }))
    const evaluation = evaluateRecommender(silent, instances, { ...options, cancellation: cancelled })
    await expect(evaluation).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }))
  })

  it('refuses a positive item among its own negatives', async () => {
    const silent = recommender(() => ({ ranking: [], coverage: 0 }))
    const wrong: TestInstance = { ...instances[0]!, negatives: ['i:positive', 'i:n1'] }
    await expect(evaluateRecommender(silent, [wrong], options)).rejects.toThrow(
      expect.objectContaining({ code: 'argument-invalid' }),
    )
  })
})
