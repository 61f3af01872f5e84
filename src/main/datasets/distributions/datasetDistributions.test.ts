/** Distributions of datasets of known numbers. */
import { describe, expect, it } from 'vitest'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { datasetDistributions } from './datasetDistributions.ts'
import { integerBins } from './integerBins.ts'
import { rankFrequency } from './rankFrequency.ts'
import { timeBins } from './timeBins.ts'

const DAY = 86_400
const at = (date: string) => Date.parse(`${date}T12:00:00Z`) / 1000
const binsOf = (...times: readonly number[]) => timeBins(Float64Array.from(times))

describe('interactions over time', () => {
  it('are counted by day, week, month, quarter or year, as finely as 120 bins allow, without gaps', () => {
    expect(binsOf(at('2020-02-28'), at('2020-03-01'), at('2020-03-01'))).toEqual({
      step: 'day',
      bins: [
        { label: '2020-02-28', count: 1 },
        { label: '2020-02-29', count: 0 },
        { label: '2020-03-01', count: 2 },
      ],
    })
    const weeks = binsOf(at('2020-01-01'), at('2021-01-01'))
    expect([weeks?.step, weeks?.bins.length, weeks?.bins[0]?.label]).toEqual(['week', 53, '2019-12-30'])
    const months = binsOf(at('2012-11-30'), at('2020-01-01'))
    expect([months?.step, months?.bins.length, months?.bins[2]?.label]).toEqual(['month', 87, '2013-01'])
    const quarters = binsOf(at('1998-05-01'), at('2020-01-01'))
    expect([quarters?.step, quarters?.bins.length]).toEqual(['quarter', 88])
    expect(quarters?.bins.slice(0, 4).map(({ label }) => label)).toEqual([
      '1998 Q2',
      '1998 Q3',
      '1998 Q4',
      '1999 Q1',
    ])
    const years = binsOf(at('1950-05-01'), at('2020-01-01'))
    expect([years?.step, years?.bins.length, years?.bins[0]]).toEqual([
      'year',
      71,
      { label: '1950', count: 1 },
    ])
  })

  it('are the same in seconds, milliseconds and microseconds', () => {
    const times = [at('2019-01-01'), at('2019-01-05'), at('2019-02-01')]
    const seconds = binsOf(...times)
    expect(binsOf(...times.map((time) => time * 1e3))).toEqual(seconds)
    expect(binsOf(...times.map((time) => time * 1e6))).toEqual(seconds)
  })

  it('are counted by position where times are no dates, and are absent where there are none', () => {
    expect(binsOf(1, 3, 3)).toEqual({
      step: 'position',
      bins: [
        { label: '1', count: 1 },
        { label: '2', count: 0 },
        { label: '3', count: 2 },
      ],
    })
    const many = binsOf(...Array.from({ length: 1000 }, (_, index) => index))
    expect(many?.bins.slice(0, 2)).toEqual([
      { label: '0', count: 9 },
      { label: '9', count: 9 },
    ])
    expect(many?.bins.length).toBe(112)
    // A zero among dates would take a thousand bins of a year.
    expect(binsOf(-DAY * 366 * 2000, at('2020-01-01'))?.step).toBe('position')
    expect(binsOf()).toBeNull()
  })

  it('lose none, whatever the times are', () => {
    const random = seededRandom(3)('times')
    for (const span of [1, 40 * DAY, 3e7, 4e8, 9e8]) {
      const times = Float64Array.from({ length: 500 }, () => 1e9 + random.next() * span)
      const found = timeBins(times)
      expect(found?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(500)
      expect(found?.bins.length).toBeLessThanOrEqual(120)
    }
  })
})

describe('whole numbers', () => {
  it('have a bin each where forty hold them', () => {
    expect(integerBins([7, 5, 5, 8])).toEqual([
      { low: 5, high: 5, count: 2 },
      { low: 6, high: 6, count: 0 },
      { low: 7, high: 7, count: 1 },
      { low: 8, high: 8, count: 1 },
    ])
    expect(integerBins([])).toEqual([])
  })

  it('with a long tail have bins of equal width and one for the largest hundredth', () => {
    const values = [...Array.from({ length: 198 }, (_, index) => index % 100), 5000, 9000]
    const bins = integerBins(values)
    expect(bins).toHaveLength(35)
    expect(bins[0]).toEqual({ low: 0, high: 2, count: 6 })
    expect(bins.at(-1)).toEqual({ low: 102, high: null, count: 2 })
  })

  it('are all counted', () => {
    const random = seededRandom(4)('lengths')
    for (const size of [1, 10, 1000]) {
      const values = Array.from({ length: size }, () => Math.floor(1 / (0.0001 + random.next())))
      const bins = integerBins(values)
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(size)
      expect(bins.length).toBeLessThanOrEqual(41)
    }
  })
})

describe('popularity', () => {
  it('is told of the first and the last rank, and of all of a few', () => {
    expect(rankFrequency([1, 9, 4])).toEqual([
      { rank: 1, interactions: 9 },
      { rank: 2, interactions: 4 },
      { rank: 3, interactions: 1 },
    ])
    expect(rankFrequency([])).toEqual([])
  })

  it('has at most a hundred points, however many items there are', () => {
    const points = rankFrequency(Array.from({ length: 56_883 }, (_, index) => 56_883 - index))
    expect(points.length).toBeLessThanOrEqual(100)
    expect(points[0]).toEqual({ rank: 1, interactions: 56_883 })
    expect(points.at(-1)).toEqual({ rank: 56_883, interactions: 1 })
    expect(points.map(({ rank }) => rank)).toEqual(points.map(({ rank }) => rank).toSorted((a, b) => a - b))
  })
})

it('a dataset is counted over its histories and the items in them', async () => {
  const text = (token: string, title: string, description: string) =>
    [toItemId(token), { id: toItemId(token), title, category: 'Jazz', description }] as const
  const history = (user: string, items: string) => ({
    user: toUserId(user),
    items: [...items].map(toItemId),
    timestamps: null,
  })
  const dataset: Dataset = {
    name: 'tiny',
    domainWord: 'CD',
    histories: [history('1', 'abc'), history('2', 'ab'), history('3', 'a')],
    items: new Map([
      text('a', 'Blue Train', 'hard  bop'),
      text('b', 'Kind of Blue', ''),
      text('c', '', ''),
      text('never', 'x', 'y'),
    ]),
    users: new Map(),
    givenNegatives: null,
    hash: 'abc',
  }
  expect(await datasetDistributions(dataset, async () => undefined)).toEqual({
    dataset: 'tiny',
    datasetHash: 'abc',
    users: 3,
    items: 3,
    interactions: 6,
    time: null,
    popularity: [
      { rank: 1, interactions: 3 },
      { rank: 2, interactions: 2 },
      { rank: 3, interactions: 1 },
    ],
    lengths: [1, 2, 3].map((low) => ({ low, high: low, count: 1 })),
    words: [
      { low: 0, high: 0, count: 1 },
      { low: 1, high: 1, count: 0 },
      { low: 2, high: 2, count: 0 },
      { low: 3, high: 3, count: 1 },
      { low: 4, high: 4, count: 1 },
    ],
    undescribed: 2,
  })
})
