import { describe, expect, it } from 'vitest'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { interactionSequence } from './interactionSequence.ts'
import type { SequenceOptions } from './interactionSequence.ts'

function splitOf(user: string, train: string, times: readonly number[] | null, later = ''): SplitHistory {
  const [validation = null, test = null] = [...later].map(toItemId)
  return { user: toUserId(user), train: [...train].map(toItemId), trainTimestamps: times, validation, test }
}

const UNIFORM: SequenceOptions = { includeFirst: true, negatives: 'uniform', excludes: 'training' }
const POPULAR: SequenceOptions = { includeFirst: true, negatives: 'popularity', excludes: 'training' }

function sequenceOf(splits: readonly SplitHistory[], options = UNIFORM) {
  return interactionSequence(splits, options, seededRandom(7))
}

function shortOf(splits: readonly SplitHistory[], options = UNIFORM): string {
  return sequenceOf(splits, options)
    .map(({ user, positiveItem }) => user.slice(2) + positiveItem.slice(2))
    .join(' ')
}

describe('interactionSequence', () => {
  it('goes by time over all users, ties by user and then by position', () => {
    expect(shortOf([splitOf('a', '12', [5, 9]), splitOf('b', '345', [1, 5, 5])])).toBe('b3 a1 b4 b5 a2')
  })

  it('goes round by position without times', () => {
    expect(shortOf([splitOf('a', '12', null), splitOf('b', '345', null)])).toBe('a1 b3 a2 b4 b5')
  })

  it('leaves out first items if asked, and counts steps from 1', () => {
    const splits = [splitOf('a', '12', null), splitOf('b', '345', null)]
    expect(shortOf(splits, { ...UNIFORM, includeFirst: false })).toBe('a2 b4 b5')
    expect(sequenceOf(splits).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5])
  })

  it.each([
    ['training', ['i:3', 'i:4', 'i:5', 'i:6', 'i:8'], ['i:1', 'i:2', 'i:6', 'i:8']],
    ['sequence', ['i:5', 'i:6', 'i:8'], ['i:1', 'i:2', 'i:8']],
  ] as const)(
    'never draws an item of the %s of the user, nor one outside of the train rows',
    (excludes, ofA, ofB) => {
      const splits = [
        splitOf('a', '12', null, '34'),
        splitOf('b', '345', null, '67'),
        splitOf('c', '68', null, '19'),
      ]
      const all = Array.from({ length: 200 }, (_, seed) =>
        interactionSequence(splits, { ...POPULAR, excludes }, seededRandom(seed)),
      ).flat()
      const drawn = (user: string) => [
        ...new Set(all.filter((row) => row.user === user).map((row) => row.negativeItem)),
      ]
      expect(drawn('u:a').toSorted()).toEqual(ofA)
      expect(drawn('u:b').toSorted()).toEqual(ofB)
    },
  )

  it('draws in proportion to train counts, or evenly', () => {
    const splits = [
      splitOf('a', '1', null),
      splitOf('b', '2', null),
      splitOf('c', '2', null),
      splitOf('d', '23', null),
    ]
    const share = (options: SequenceOptions): number => {
      const drawn = Array.from(
        { length: 4000 },
        (_, seed) => interactionSequence(splits, options, seededRandom(seed))[0],
      )
      return drawn.filter((row) => row?.negativeItem === 'i:2').length / drawn.length
    }
    expect(share(POPULAR)).toBeCloseTo(3 / 4, 1)
    expect(share(UNIFORM)).toBeCloseTo(1 / 2, 1)
  })

  it('finds the one rare item that is left and leaves out a user who knows all', () => {
    const crowd = Array.from({ length: 300 }, (_, index) => splitOf(`c${index}`, '1', null))
    const records = sequenceOf([splitOf('a', '1', null), splitOf('z', '12', null), ...crowd], POPULAR)
    expect(records[0]).toMatchObject({ user: 'u:a', negativeItem: 'i:2' })
    expect(records.some((record) => record.user === 'u:z')).toBe(false)
  })
})
