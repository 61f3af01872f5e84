import { describe, expect, it } from 'vitest'
import { blockMeans, smoothed, smoothingName } from './smoothed.ts'

const rounded = (values: readonly (number | null)[]) =>
  values.map((value) => (value === null ? null : Number(value.toFixed(6))))

describe('a moving mean', () => {
  it('looks back over its window, and says nothing before ten values', () => {
    expect(smoothed([1, 0, 0, 1], { smoothing: 'mean', window: 2 })).toEqual([null, 0.5, 0, 0.5])
    const values = [...Array<number>(10).fill(1), ...Array<number>(50).fill(0)]
    const means = smoothed(values, { smoothing: 'mean', window: 50 })
    expect(means.slice(0, 10)).toEqual([...Array<null>(9).fill(null), 1])
    expect(means[14]).toBeCloseTo(10 / 15, 12)
    // Fifty values back from the 51st the first right one has left the window.
    expect(means[49]).toBeCloseTo(10 / 50, 12)
    expect(means[50]).toBeCloseTo(9 / 50, 12)
    expect(means[59]).toBeCloseTo(0, 12)
  })
})

describe('an exponential mean', () => {
  it('weighs newer values more, and does not lean to nought at its start', () => {
    // With n = 3 a value weighs half of the next: 1, 0, 1 is (1/4 + 0 + 1) / (1/4 + 1/2 + 1) = 5/7.
    expect(rounded(smoothed([1, 0, 1], { smoothing: 'exponential', window: 3 }))).toEqual([
      null,
      null,
      0.714286,
    ])
    const ones = smoothed(Array<number>(20).fill(1), { smoothing: 'exponential', window: 50 })
    expect(ones[8]).toBeNull()
    expect(rounded(ones.slice(9))).toEqual(Array<number>(11).fill(1))
  })
})

describe('the raw line', () => {
  it('is the mean of each ten, at the last of them', () => {
    const means = blockMeans([...Array<number>(10).fill(1), 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1])
    expect(means.flatMap((mean, at) => (mean === null ? [] : [[at, mean]]))).toEqual([
      [9, 1],
      [19, 0.2],
    ])
  })

  it('has a name in the legend, and so has each smooth one with its n', () => {
    const names = (['mean', 'exponential', 'none'] as const).map((smoothing) =>
      smoothingName({ smoothing, window: 80 }),
    )
    expect(names).toEqual(['moving mean, n = 80', 'exponential mean, n = 80', 'means of 10'])
  })
})
