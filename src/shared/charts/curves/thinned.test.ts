import { describe, expect, it } from 'vitest'
import { thinned, thinnedSeries } from './thinned.ts'

const line = Array.from({ length: 1000 }, (_, index) => [index, index === 503 ? 9 : index % 2])

describe('a line of very many points', () => {
  it('keeps the first, the least, the greatest and the last of each part, so that no peak is lost', () => {
    const kept = thinned(line, { from: 0, to: 1000, buckets: 10 })
    // A part is 100 points: 0 and 1 are its least and greatest, 99 its last.
    expect(kept.slice(0, 3)).toEqual([
      [0, 0],
      [1, 1],
      [99, 1],
    ])
    expect(kept).toContainEqual([503, 9])
    expect(kept.length).toBeLessThanOrEqual(40)
  })

  it('has all points of a part that has few, with those next to its ends', () => {
    expect(thinned(line, { from: 500, to: 504, buckets: 10 })).toEqual([
      [499, 1],
      [500, 0],
      [501, 1],
      [502, 0],
      [503, 9],
      [504, 0],
      [505, 1],
    ])
    expect(thinned([], { from: 0, to: 1, buckets: 1 })).toEqual([])
  })

  it('is thinned in an option, where nothing else is', () => {
    const series = thinnedSeries(
      {
        series: [
          { type: 'line', data: line },
          { type: 'scatter', data: line.slice(0, 9) },
          { type: 'line', data: [[0, 1]] },
        ],
      },
      { from: 0, to: 1000, buckets: 10 },
    )
    expect(series.map((one) => (one['data'] as readonly unknown[]).length)).toEqual([30, 9, 1])
    const [marks] = thinnedSeries(
      { series: [{ type: 'scatter', data: line }] },
      { from: 0, to: 1000, buckets: 10 },
    )
    // One mark for every two parts of 100.
    expect((marks?.['data'] as readonly number[][]).map(([x]) => x)).toEqual([0, 200, 400, 600, 800])
    expect(series.map((one) => one['id'])).toEqual(['series 0', 'series 1', 'series 2'])
  })
})
