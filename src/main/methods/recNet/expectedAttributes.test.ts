import { describe, expect, it } from 'vitest'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import { expectedAttributes, newAttributes, sharedRouters } from './expectedAttributes.ts'

const texts = (category: string, description = '') => ({ category, description })
const dataset = {
  items: new Map([
    ['i:1', texts('Jazz; Hard Bop', 'Calm, jazz.')],
    ['i:2', texts('Jazz')],
  ]),
  users: new Map([
    ['u:1', { id: 'u:1', text: 'age: 30' }],
    ['u:2', { id: 'u:2', text: '' }],
  ]),
} as unknown as Dataset
const protocol = {
  interactions: ['u:1', 'u:2', 'u:2', 'u:2'].map((user) => ({ user })),
} as unknown as Protocol

describe('expectedAttributes', () => {
  it('counts phrases of the texts of items, and users once they have acted', () => {
    // jazz, hard bop and calm; jazz: 4 in all, of which jazz is 2. Of u:2 three quarters of the run.
    expect(expectedAttributes(dataset, protocol)).toEqual({
      clients: 2 + 1 + 0.75,
      counts: [3, 1],
      variety: 4 ** 2 / (2 ** 2 + 1 + 1),
    })
  })

  it('takes ten phrases of a long text, and none of no text', () => {
    const items = new Map([
      ['i:1', texts('', 'a, b, c, d, e, f, g, h, i, j, k, l')],
      ['i:2', texts('')],
    ])
    const long = expectedAttributes({ items, users: new Map() } as unknown as Dataset, protocol)
    expect(long).toMatchObject({ counts: [10, 0], variety: 10 })
    const none = { items: new Map(), users: new Map() } as unknown as Dataset
    expect(expectedAttributes(none, protocol)).toEqual({
      clients: expect.closeTo(4 / 3, 12) as number,
      counts: [],
      variety: 1,
    })
  })
})

describe('newAttributes', () => {
  it('are fewer for each client the more are updated, and never more than there are', () => {
    const attributes = { clients: 9, counts: [1, 3], variety: 10 }
    // 0.37 of two attributes of five clients, of ten kinds.
    expect(newAttributes(attributes, 5)).toBeCloseTo(10 * (1 - Math.exp(-0.37)), 12)
    expect(newAttributes(attributes, 1e6)).toBeCloseTo(10, 9)
    expect(newAttributes(attributes, 0)).toBe(0)
  })
})

describe('sharedRouters', () => {
  const attributes = { clients: 9, counts: [0, 2], variety: 10 }
  it('is what clients share with routers of one attribute each, and grows over the run to all of them', () => {
    // Nothing of the first; 1 - (3/4)² of the second.
    expect(sharedRouters(attributes, 4, 0)).toBeCloseTo((0 + 7 / 16) / 2, 12)
    const shares = [0, 1, 5, 1000].map((updates) => sharedRouters(attributes, 4, updates))
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeCloseTo(1, 12)
  })
})
