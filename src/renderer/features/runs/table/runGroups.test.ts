import { describe, expect, it } from 'vitest'
import { buildRow } from '../../../mounted/records.testing.ts'
import { runGroups } from './runGroups.ts'

const result = (mean: number, final = true) => ({
  ndcg10: { mean, interval: { low: 0, high: 1 }, final, heldOut: 'test' as const },
})
const rows = [
  buildRow({ run: 'a', seed: 1, tags: ['paper', 'draft'], ...result(0.5) }),
  buildRow({ run: 'b', seed: 2, tags: ['paper'], ...result(0.7) }),
  buildRow({ run: 'c', seed: 2, ...result(0.1, false) }),
  buildRow({ run: 'd', variant: 'Pop' }),
]

describe('runGroups', () => {
  it('tells mean, deviation and range over final results alone', () => {
    const [pop, recNet] = runGroups(rows, 'method')
    expect(pop).toMatchObject({ name: 'Pop', runs: 1, seeds: 1, ndcg10: null })
    expect(recNet).toMatchObject({ name: 'RecNet', runs: 3, seeds: 2 })
    // Deviations of ±0.1 from 0.6: the square root of 0.02 / 1.
    expect(recNet!.ndcg10!.mean).toBeCloseTo(0.6, 12)
    expect(recNet!.ndcg10!.deviation).toBeCloseTo(0.141421356, 8)
    expect(recNet!.ndcg10).toMatchObject({ count: 2, lowest: 0.5, highest: 0.7 })
  })

  it('puts a run into the group of each of its tags, and one without into none', () => {
    expect(runGroups(rows, 'tag').map(({ name, runs }) => `${name} ${runs}`)).toEqual(['draft 1', 'paper 2'])
    expect(runGroups(rows, 'study')).toEqual([])
  })
})
