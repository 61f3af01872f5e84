import { describe, expect, it } from 'vitest'
import { MOST_POINTS, withGrowth, type GrowthPoints } from './growthPoints.ts'

const NONE: GrowthPoints = { every: 1, points: [] }

/** So many records, each with two calls, and each tenth with five more after it. */
function grown(records: number): GrowthPoints {
  let growth = NONE
  for (let record = 1; record <= records; record++) {
    growth = withGrowth(growth, record, 2)
    if (record % 10 === 0) growth = withGrowth(growth, record, 5)
  }
  return growth
}

describe('withGrowth', () => {
  it('adds up calls, those of one record in one point', () => {
    expect(grown(11).points.slice(-3)).toEqual([
      { records: 9, calls: 18 },
      { records: 10, calls: 25 },
      { records: 11, calls: 27 },
    ])
  })

  it('keeps every second point where they are too many, and always the newest', () => {
    expect(grown(MOST_POINTS)).toMatchObject({ every: 1, points: { length: 60 } })
    const more = grown(MOST_POINTS + 1)
    // 2, 4, … 60, and 61.
    expect(more.every).toBe(2)
    expect(more.points).toHaveLength(31)
    expect(more.points.slice(-2)).toEqual([
      { records: 60, calls: 150 },
      { records: 61, calls: 152 },
    ])
    expect(grown(MOST_POINTS + 2).points.map(({ records }) => records)).toEqual(
      Array.from({ length: 31 }, (_, index) => 2 * (index + 1)),
    )
  })

  it('loses no call and stays small in a long run', () => {
    for (const records of [119, 120, 121, 1000, 12_345]) {
      const { every, points } = grown(records)
      expect(points.length).toBeLessThanOrEqual(MOST_POINTS)
      expect(points.at(-1)).toEqual({ records, calls: 2 * records + 5 * Math.floor(records / 10) })
      for (const { records: at, calls } of points) expect(calls).toBe(2 * at + 5 * Math.floor(at / 10))
      expect(points.slice(0, -1).every(({ records: at }) => at % every === 0)).toBe(true)
    }
  })

  it('keeps what a stage adds to a record that its interval leaves out', () => {
    const after = withGrowth(
      {
        every: 4,
        points: [
          { records: 4, calls: 8 },
          { records: 7, calls: 14 },
        ],
      },
      7,
      3,
    )
    expect(after.points.at(-1)).toEqual({ records: 7, calls: 17 })
    expect(withGrowth(after, 9, 1).points).toEqual([
      { records: 4, calls: 8 },
      { records: 9, calls: 18 },
    ])
  })
})
