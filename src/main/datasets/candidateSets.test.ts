import { describe, expect, it } from 'vitest'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { candidateSets } from './candidateSets.ts'
import { leaveOneOut } from './leaveOneOut.ts'

/** `users` users with `length` neighbouring items each, out of `items` items. */
function datasetOf(
  users: number,
  length: number,
  items: number,
  given: Dataset['givenNegatives'] = null,
): Dataset {
  const histories = Array.from({ length: users }, (_, user) => ({
    user: toUserId(`${user}`),
    items: Array.from({ length }, (_, position) => toItemId(`${(user * 3 + position) % items}`)),
    timestamps: null,
  }))
  return {
    name: 'tiny',
    domainWord: 'CD',
    histories,
    items: new Map(),
    users: new Map(),
    givenNegatives: given,
    hash: '',
  }
}

function setsOf(dataset: Dataset, seed = 1) {
  return candidateSets(dataset, dataset.histories.map(leaveOneOut), seededRandom(seed))
}

describe('candidateSets', () => {
  it.each([20, 200])('never offers an item of the user as a negative (%i items)', (items) => {
    const dataset = datasetOf(80, 6, items)
    const sets = setsOf(dataset)
    for (const { user, items: sequence } of dataset.histories) {
      const { positiveItem, negatives } = sets.get(user)!
      expect(positiveItem).toBe(sequence.at(-1))
      expect(new Set(negatives).size).toBe(9)
      expect(negatives.filter((item) => sequence.includes(item))).toEqual([])
    }
  })

  it('gives as many negatives as there are', () => {
    expect(
      setsOf(datasetOf(4, 4, 8))
        .get('u:0')!
        .negatives.toSorted(),
    ).toEqual(['i:4', 'i:5', 'i:6', 'i:7'])
  })

  it('takes given negatives as they are', () => {
    const given = new Map([[toUserId('0'), [toItemId('7'), toItemId('2')]]])
    expect(setsOf(datasetOf(4, 4, 8, given)).get('u:0')).toEqual({
      positiveItem: 'i:3',
      negatives: ['i:7', 'i:2'],
    })
  })

  it('repeats itself for a seed and differs for another', () => {
    const dataset = datasetOf(20, 6, 60)
    expect(setsOf(dataset)).toEqual(setsOf(dataset))
    expect(setsOf(dataset)).not.toEqual(setsOf(dataset, 2))
  })
})
