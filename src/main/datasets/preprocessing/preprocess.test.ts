import { describe, expect, it } from 'vitest'
import { PREPROCESSING_STEPS, type Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { TITLE, type InteractionTable } from '../interactionTable.ts'
import { preprocess } from './preprocess.ts'
import { keptRows, optionsOf, preprocessed, randomRows, tableOf } from './preprocessing.testing.ts'

describe('preprocess', () => {
  const table = tableOf([
    ['b', 'x', 30, 5], // 0
    ['a', 'x', 20, 4], // 1
    ['b', 'y', 10, 3], // 2
    ['a', 'y', 20, 2], // 3
    ['b', 'x', 40, NaN], // 4
    ['a', 'z', 10, 4], // 5
  ])

  it('groups by the first occurrence of users, oldest first, ties in the order of the file', () => {
    expect(preprocessed(table, {})).toEqual({
      rows: Int32Array.of(2, 0, 4, 5, 1, 3),
      steps: [{ step: 'read', interactions: 6, users: 2, items: 3, removed: 0 }],
    })
  })

  it('keeps the order of the file where there are no times', () => {
    const untimed = tableOf([
      ['b', 'x'],
      ['a', 'x'],
      ['b', 'y'],
      ['a', 'y'],
    ])
    expect(keptRows(untimed, {})).toEqual([0, 2, 1, 3])
  })

  it('leaves out ratings below the bound and rows without one', () => {
    expect(preprocessed(table, { minRating: 4 })).toEqual({
      rows: Int32Array.of(0, 5, 1),
      steps: [
        { step: 'read', interactions: 6, users: 2, items: 3, removed: 0 },
        { step: 'rating', interactions: 3, users: 2, items: 2, removed: 3 },
      ],
    })
  })

  it('takes times from a bound up to, and without, another', () => {
    expect(keptRows(table, { from: 20 })).toEqual([0, 4, 1, 3])
    expect(keptRows(table, { until: 20 })).toEqual([2, 5])
    expect(keptRows(table, { from: 20, until: 40 })).toEqual([0, 1, 3])
  })

  it('compares seconds with milliseconds exactly', () => {
    const exact = tableOf(
      [
        ['a', 'x', 1_633_046_400_001],
        ['a', 'y', 1_633_046_400_000],
        ['a', 'z', 1_633_046_399_999],
      ],
      1000,
    )
    expect(keptRows(exact, {})).toEqual([2, 1, 0])
    expect(keptRows(exact, { from: 1_633_046_400 })).toEqual([1, 0])
    expect(keptRows(exact, { until: 1_633_046_400 })).toEqual([2])
  })

  it('takes the first or the last of repeated interactions by time, then by the order of the file', () => {
    const repeated = tableOf([
      ['a', 'x', 30],
      ['a', 'y', 10],
      ['a', 'x', 20],
      ['b', 'x', 5],
      ['a', 'x', 20],
      ['a', 'y', 10],
    ])
    expect(keptRows(repeated, { duplicates: 'first' })).toEqual([1, 2, 3])
    expect(keptRows(repeated, { duplicates: 'last' })).toEqual([5, 0, 3])
    expect(keptRows(repeated, { duplicates: 'keep' })).toEqual([1, 5, 2, 4, 0, 3])
  })

  it('asks items for a title, or for one that is sound', () => {
    const four = tableOf([
      ['a', 'w'],
      ['a', 'x'],
      ['a', 'y'],
      ['a', 'z'],
    ])
    const titles = Uint8Array.of(TITLE.sound, TITLE.undescribed, TITLE.dirty, TITLE.empty)
    const rowsWith = (asked: Preprocessing['titles']) => [
      ...preprocess(four, titles, optionsOf({ titles: asked }), seededRandom(1)).rows,
    ]
    expect(rowsWith('any')).toEqual([0, 1, 2, 3])
    expect(rowsWith('present')).toEqual([0, 2])
    expect(rowsWith('clean')).toEqual([0])
  })

  it('leaves out users with too few or too many interactions', () => {
    const lengths = tableOf([
      ['a', 'x'],
      ['b', 'x'],
      ['b', 'y'],
      ['c', 'x'],
      ['c', 'y'],
      ['c', 'z'],
    ])
    expect(keptRows(lengths, { minLength: 2 })).toEqual([1, 2, 3, 4, 5])
    expect(keptRows(lengths, { maxLength: 2 })).toEqual([0, 1, 2])
    expect(keptRows(lengths, { minLength: 2, maxLength: 2 })).toEqual([1, 2])
  })

  it('keeps the latest of each user', () => {
    expect(keptRows(table, { lastPerUser: 2 })).toEqual([0, 4, 1, 3])
  })

  it('takes all steps in their order', () => {
    const options = optionsOf({
      ...({ minRating: 1, from: 0, duplicates: 'first', titles: 'clean', kCore: 3 } as const),
      ...{ minLength: 3, users: 4, lastPerUser: 2 },
    })
    const random = tableOf(randomRows(3, 400, 20, 20))
    const titles = new Uint8Array(random.items.length).fill(TITLE.sound)
    const { rows, steps } = preprocess(random, titles, options, seededRandom(1))
    expect(steps.map(({ step }) => step)).toEqual(['read', ...PREPROCESSING_STEPS])
    expect(rows).toHaveLength(8)
    expect(steps.at(-1)).toMatchObject({ interactions: 8, users: 4 })
    steps.slice(1).forEach((count, index) => {
      expect(count.removed).toBe((steps[index]?.interactions ?? 0) - count.interactions)
    })
  })

  it('comes to nothing without failing', () => {
    expect(keptRows(tableOf([]), { duplicates: 'first', kCore: 5, users: 3, lastPerUser: 1 })).toEqual([])
    expect(preprocessed(table, { kCore: 9 }).steps.at(-1)).toEqual({
      ...{ step: 'k-core', interactions: 0, users: 0, items: 0, removed: 6 },
    })
  })

  it('says what it cannot compare', () => {
    const bare = tableOf([['a', 'x']])
    const refusal = (table: InteractionTable, options: Partial<Preprocessing>) => {
      try {
        preprocessed(table, options)
        return 'not refused'
      } catch (error) {
        return (error as Error).message
      }
    }
    expect(refusal(bare, { minRating: 4 })).toContain('interactions without ratings')
    expect(refusal(bare, { from: 7 })).toContain(
      'from 7 (seconds since 1970), and interactions without times',
    )
    expect(refusal(bare, { until: 7 })).toContain('until 7')
    expect(refusal(bare, { titles: 'clean' })).toContain('"clean", and no file that describes them')
  })

  it('sorts long histories as it sorts short ones, and leaves the table as it is', () => {
    for (const seed of [1, 2, 3]) {
      const random = tableOf(randomRows(seed, 600, 12, 40))
      const before = structuredClone(random)
      const { userOf, times } = random
      const expected = [...userOf.keys()].sort(
        (a, b) => userOf[a]! - userOf[b]! || times![a]! - times![b]! || a - b,
      )
      expect(keptRows(random, {})).toEqual(expected)
      const kept = keptRows(random, { duplicates: 'last', kCore: 5, users: 5, lastPerUser: 6 })
      expect(kept).toEqual(expected.filter((row) => kept.includes(row)))
      expect(random).toEqual(before)
    }
  })
})
