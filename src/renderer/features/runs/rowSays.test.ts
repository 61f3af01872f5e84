import { describe, expect, it } from 'vitest'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import { rowSays } from './rowSays.ts'

const row: RunRow = {
  run: 'demo-recnet-1',
  name: 'RecNet on demo',
  named: false,
  status: 'finished',
  dataset: 'demo',
  variant: 'w/o Buffer',
  languageModel: { name: 'built-in agent v2', caveat: null },
  embeddingModel: 'hashing',
  seed: 7,
  differences: [{ name: 'initialRouterCount', value: 40, instead: 20 }],
  step: 1,
  interactions: 2,
  routerCount: 3,
  ndcg10: null,
  floor10: null,
  cautions: [],
  calls: 0,
  tokens: 0,
  lambda: null,
  createdAt: '2026-01-01T00:00:00Z',
  queuePlace: null,
  note: 'for Figure 5',
  tags: ['paper'],
  study: null,
  error: null,
  logId: null,
  folder: null,
  fromBundle: null,
  elsewhere: false,
  progress: null,
}

describe('rowSays', () => {
  it('finds every word wherever it stands, in any case', () => {
    expect(rowSays(row, 'BUFFER figure routercount')).toBe(true)
    expect(rowSays(row, 'seed 7 paper')).toBe(true)
  })

  it('wants all words', () => {
    expect(rowSays(row, 'buffer cds')).toBe(false)
  })

  it('lets an empty search pass everything', () => {
    expect(rowSays(row, ' ')).toBe(true)
  })
})
