import { describe, expect, it } from 'vitest'
import { randomFloor } from './randomFloor.ts'

describe('randomFloor', () => {
  it('is 0.1000 / 0.2948 / 0.4544 for ten candidates', () => {
    const floor = randomFloor(10)
    expect(floor['ndcg@1']).toBeCloseTo(0.1, 12)
    expect(floor['ndcg@5']).toBeCloseTo(0.2948, 4)
    expect(floor['ndcg@10']).toBeCloseTo(0.4544, 4)
    expect([floor['hr@1'], floor['hr@5'], floor['hr@10']]).toEqual([0.1, 0.5, 1])
    expect(floor.mrr).toBeCloseTo(0.2929, 4)
  })

  it('is certain for one candidate', () => {
    expect(randomFloor(1)['ndcg@1']).toBe(1)
  })
})
