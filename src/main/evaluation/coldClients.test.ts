import { describe, expect, it } from 'vitest'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { coldClients } from './coldClients.ts'
import type { TestInstance } from './evaluateRecommender.ts'

const record = (step: number, user: 1 | 2 | 3, positive: number, negative: number): InteractionRecord => {
  return { step, user: `u:${user}`, positiveItem: `i:${positive}`, negativeItem: `i:${negative}` }
}
const tested = (user: number, positive: number): TestInstance => {
  return { user: `u:${user}`, history: [], positiveItem: `i:${positive}`, negatives: ['i:8', 'i:9'] }
}

describe('coldClients', () => {
  const records = [record(1, 1, 1, 5), record(2, 1, 2, 5), record(3, 2, 3, 6)]
  const instances = [tested(1, 3), tested(2, 5), tested(3, 7), tested(4, 5)]

  it('finds test items that nobody took, even if they were shown as negatives, with all their users', () => {
    expect(coldClients(records, instances).items).toEqual([
      { client: 'i:5', instances: [tested(2, 5), tested(4, 5)] },
      { client: 'i:7', instances: [tested(3, 7)] },
    ])
  })

  it('finds users with one record; those with none and with two are not meant', () => {
    expect(coldClients(records, instances).users).toEqual([{ client: 'u:2', instances: [tested(2, 5)] }])
  })

  it('goes by what was learnt: with fewer records others are cold', () => {
    const first = coldClients(records.slice(0, 1), instances)
    expect(first.items.map(({ client }) => client)).toEqual(['i:3', 'i:5', 'i:7'])
    expect(first.users.map(({ client }) => client)).toEqual(['u:1'])
    expect(coldClients([], [])).toEqual({ items: [], users: [] })
  })
})
