/** Pop and TF-IDF against reference results made with RecBole and scikit-learn on 100 users of Amazon CDs. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { meanMetrics } from '#shared/evaluation/ndcg.ts'
import { expectedMetrics } from '../evaluation/tieExpectation.ts'
import { createPopularity } from './popularity.ts'
import type { ScoringRecommender } from './rankByScore.ts'
import { createTfidf } from './tfidf.ts'

const shared = process.env['RECNET_SHARED'] ?? join(process.cwd(), '..', 'shared')
const data = join(shared, 'data', 'amazon-cds-dense')
const goldens = join(shared, 'goldens')

function rowsOf(file: string): string[][] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(1)
  return lines.filter((line) => line !== '').map((line) => line.split('\t'))
}

function itemIds(list: string | undefined): ItemId[] {
  return (list ?? '').split(' ').map(toItemId)
}

interface TestUser {
  readonly user: UserId
  readonly history: readonly ItemId[]
  /** The positive item last. */
  readonly candidates: readonly ItemId[]
}

function readUsers(): TestUser[] {
  const negatives = new Map(
    rowsOf(join(goldens, 'candidates-dense.tsv')).map(([user, , list]) => [user, itemIds(list)]),
  )
  return rowsOf(join(data, 'CDs-100-user-dense.test.inter')).map(([user = '', list, positive = '']) => ({
    user: toUserId(user),
    history: itemIds(list),
    candidates: [...(negatives.get(user) ?? []), toItemId(positive)],
  }))
}

function readTexts(users: readonly TestUser[]): ReadonlyMap<ItemId, ItemText> {
  const wanted = new Set(users.flatMap(({ history, candidates }) => [...history, ...candidates]))
  const texts = rowsOf(join(data, 'CDs.item')).map(([token = '', title = '', category = '']): ItemText => {
    return { id: toItemId(token), title, category, description: '' }
  })
  return new Map(texts.filter(({ id }) => wanted.has(id)).map((text) => [text.id, text]))
}

// Skipped where the folder of reference results is not on this machine.
describe.skipIf(!existsSync(data))('baselines on Amazon CDs, dense', () => {
  const users = existsSync(data) ? readUsers() : []
  const items = existsSync(data) ? readTexts(users) : new Map<ItemId, ItemText>()
  const histories = users.map(({ user, history, candidates }): SplitHistory => {
    const [validation = null, test = null] = [history.at(-1), candidates.at(-1)]
    return { user, train: history.slice(0, -1), trainTimestamps: null, validation, test }
  })
  const read = (file: string): unknown => JSON.parse(readFileSync(join(goldens, file), 'utf8'))

  async function scoresOf(recommender: ScoringRecommender): Promise<(readonly number[])[]> {
    await recommender.fit({ histories, items })
    return users.map((user) => recommender.scores({ ...user, repetition: 0 }))
  }

  it('has 100 users and 269 items', () => {
    expect(users).toHaveLength(100)
    expect(items.size).toBe(269)
  })

  it.each([
    ['Pop', 'pop_count', createPopularity],
    ['TFIDF', 'tfidf_cosine', createTfidf],
  ] as const)('%s scores and ranks as the reference does', async (model, column, create) => {
    const scores = await scoresOf(create())
    const { dense: byUser } = read('deterministic-scores-dense.json') as {
      dense: Record<string, Record<string, readonly number[]> & { candidates: readonly string[] }>
    }
    users.forEach(({ user, candidates }, row) => {
      const golden = byUser[user.slice(2)]!
      candidates.forEach((item, column_) => {
        expect(golden.candidates[column_]).toBe(item.slice(2))
        expect(scores[row]![column_]).toBeCloseTo(golden[column]![column_]!, 9)
      })
    })
    const mean = meanMetrics(scores.map((row) => expectedMetrics(row, 9)))
    const { dense } = read('baselines-dense.json') as {
      dense: { models: Record<string, { tie_expected: Record<string, number> }> }
    }
    for (const metric of ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const) {
      expect(mean[metric]).toBeCloseTo(dense.models[model]!.tie_expected[metric]!, 6)
    }
  })
})
