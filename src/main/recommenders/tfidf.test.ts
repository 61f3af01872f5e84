import { describe, expect, it } from 'vitest'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { createTfidf } from './tfidf.ts'

function items(texts: Readonly<Record<ItemId, Partial<ItemText>>>): ReadonlyMap<ItemId, ItemText> {
  return new Map(
    Object.entries(texts).map(([id, text]) => {
      const item = id as ItemId
      return [item, { id: item, title: '', category: '', description: '', ...text }]
    }),
  )
}

async function scoresOf(
  texts: Readonly<Record<ItemId, Partial<ItemText>>>,
  history: readonly ItemId[],
  candidates: readonly ItemId[],
): Promise<readonly number[]> {
  const tfidf = createTfidf()
  await tfidf.fit({ histories: [], items: items(texts) })
  return tfidf.scores({ user: 'u:1', history, candidates, repetition: 0 })
}

describe('createTfidf', () => {
  it('computes cosine with smooth idf by hand', async () => {
    // n = 2: idf(jazz) = ln(3/3) + 1 = 1, idf(blue) = idf(red) = ln(3/2) + 1; cosine = 1 / (1 + idf(blue)²).
    const idf = Math.log(1.5) + 1
    const scores = await scoresOf(
      { 'i:1': { title: 'Blue Jazz' }, 'i:2': { title: 'Red jazz!' } },
      ['i:1'],
      ['i:2', 'i:1'],
    )
    expect(scores[0]).toBeCloseTo(1 / (1 + idf * idf), 12)
    expect(scores[1]).toBeCloseTo(1, 12)
  })

  it('joins the texts of the history into one query', async () => {
    const texts = {
      'i:1': { title: 'aa' },
      'i:2': { category: 'bb' },
      'i:3': { title: 'aa', category: 'bb' },
    } as const
    const [score] = await scoresOf(texts, ['i:1', 'i:2'], ['i:3'])
    expect(score).toBeCloseTo(1, 12)
  })

  it('reads the description where there is one', async () => {
    const texts = {
      'i:1': { title: 'aa' },
      'i:2': { title: 'bb', description: 'aa' },
      'i:3': { title: 'bb' },
    } as const
    const scores = await scoresOf(texts, ['i:1'], ['i:2', 'i:3'])
    expect(scores[0]).toBeGreaterThan(0)
    expect(scores[1]).toBe(0)
  })

  it('takes terms of two or more word characters of any script', async () => {
    const texts = { 'i:1': { title: 'x ÉTÉ' }, 'i:2': { title: 'x été' }, 'i:3': { title: 'x y' } } as const
    const scores = await scoresOf(texts, ['i:1'], ['i:2', 'i:3'])
    expect(scores[0]).toBeCloseTo(1, 12)
    expect(scores[1]).toBe(0)
  })

  it('scores 0 without history or text, and then keeps the order shown', async () => {
    expect(await scoresOf({ 'i:1': { title: 'aa' } }, [], ['i:1', 'i:9'])).toEqual([0, 0])
    const tfidf = createTfidf()
    const request = { user: 'u:1', history: [], candidates: ['i:2', 'i:1'], repetition: 0 } as const
    expect(await tfidf.rank(request)).toEqual({ ranking: ['i:2', 'i:1'], coverage: 1 })
  })
})
