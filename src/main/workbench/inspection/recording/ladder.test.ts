import { describe, expect, it } from 'vitest'
import { Ladder } from './ladder.ts'

function climbed(bytes: readonly number[], most = 4): Ladder<string> {
  const ladder = new Ladder<string>(10)
  for (const at of bytes) if (ladder.isDue(at)) ladder.add({ bytes: at, thing: `at ${at}` }, most)
  return ladder
}
const bytesOf = ({ rungs }: Ladder<string>) => rungs.map(({ bytes }) => bytes)

describe('the ladder along a log', () => {
  it('has rungs in the distance that it began with, while there are few', () => {
    expect(bytesOf(climbed([4, 9, 10, 15, 19, 23, 31]))).toEqual([10, 23])
  })

  it('doubles its distance beyond the most rungs, and keeps things with their bytes', () => {
    expect(climbed([10, 20, 30, 40, 50]).rungs).toEqual([
      { bytes: 20, thing: 'at 20' },
      { bytes: 40, thing: 'at 40' },
    ])
  })

  it('has fewer where fewer may be kept', () => {
    expect(bytesOf(climbed([10, 20, 30, 40, 50, 60, 70, 80], 1))).toEqual([80])
  })

  it('has at most so many rungs however long the log grows, evenly from its beginning', () => {
    const ladder = climbed(Array.from({ length: 5000 }, (_, at) => at * 3))
    const gaps = bytesOf(ladder).map((at, index, all) => at - (all[index - 1] ?? 0))
    expect(ladder.rungs.length).toBeLessThanOrEqual(4)
    expect(ladder.rungs.length).toBeGreaterThanOrEqual(2)
    expect(Math.max(...gaps)).toBeLessThan(2 * Math.min(...gaps))
  })
})
