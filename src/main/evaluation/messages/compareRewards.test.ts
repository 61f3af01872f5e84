import { describe, expect, it } from 'vitest'
import type { MessageControl, MessagesComparison } from '#shared/vocabulary/studies/messagesReport.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { compareRows } from '../statistics/compareRows.ts'
import { compareRewardsSteps } from './compareRewards.ts'
import { allSteps, controlOf, inputOf, messagesOf } from './messages.testing.ts'
import { pairSeeds } from './pairSeeds.ts'

const randomFor = seededRandom(5)

/**
 * Two users with three interactions each. u:1 takes up messages from its second interaction on, u:2 in its third; in
 * the second of u:2 only an item does.
 */
const recNet = messagesOf([
  { user: 'u:1', reward: 0 },
  { user: 'u:2', reward: 1 },
  { user: 'u:1', reward: 1, u: [1] },
  { user: 'u:2', reward: 0, i: [2] },
  { user: 'u:1', reward: 1, u: [1, 2] },
  { user: 'u:2', reward: 1, u: [2], i: [2] },
])
const none = controlOf(recNet, [0, 1, 0, 0, 1, 0])
const other = controlOf(recNet, [0, 1, 1, 0, 1, 1])

function compared(
  seeds: Parameters<typeof inputOf>[0],
): (about: MessagesComparison['about'], control?: MessageControl) => MessagesComparison {
  const found = allSteps(compareRewardsSteps(pairSeeds(inputOf(seeds)).interactions, randomFor))
  return (about, control = 'no messages') => {
    const comparison = found.find((entry) => entry.about === about && entry.control === control)
    if (!comparison) throw new Error(`${about} is missing`)
    return comparison
  }
}

describe('rewards of one seed', () => {
  const of = compared([{ recNet, none }])

  it('are compared at the same interactions', () => {
    expect(of('all')).toMatchObject({
      family: 'main',
      interactions: 6,
      users: 2,
      seeds: 1,
      recNet: 4 / 6,
      against: 2 / 6,
      outcomes: { recNetAlone: 2, controlAlone: 0, same: 4 },
    })
    expect(of('user took up')).toMatchObject({ interactions: 3, recNet: 1, against: 1 / 3 })
    expect(of('only items took up')).toMatchObject({ interactions: 1, users: 1, recNet: 0, against: 0 })
    expect(of('nobody took up')).toMatchObject({ interactions: 2, recNet: 0.5, against: 0.5 })
    expect(of('cold')).toMatchObject({ interactions: 4, recNet: 2 / 4, against: 1 / 4 })
    expect(of('warm')).toMatchObject({ interactions: 2, recNet: 1, against: 1 / 2 })
  })

  it('are tested by flipping the signs of users: two users that both gain one of three have p 2 of 4', () => {
    const { test } = of('all')
    expect(test).toMatchObject({ over: 'users', pValue: 0.5 })
    expect(test?.difference).toBeCloseTo(1 / 3, 12)
  })

  it('change at the first reception, less what the same interactions change without messages', () => {
    // u:1 from 0 to 1, and 0 to 1/2 without messages; u:2 from 1/2 to 1, and 1/2 to 0.
    const change = of('from first reception on, less before')
    expect(change).toMatchObject({ interactions: 6, users: 2, outcomes: null, family: 'main' })
    expect(change.recNet).toBeCloseTo((1 + 0.5) / 2, 12)
    expect(change.against).toBeCloseTo((0.5 - 0.5) / 2, 12)
    expect(change.test?.difference).toBeCloseTo(0.75, 12)
  })
})

describe('rewards of several seeds', () => {
  it('are tested over seeds and users, by the mean of each where all have as many interactions', () => {
    const of = compared([
      { recNet, none },
      { recNet, none: other },
    ])
    const cells = [Float64Array.of(1 / 3, 1 / 3), Float64Array.of(0, 0)]
    const streams = { bootstrap: randomFor('a'), flips: randomFor('b') }
    const { test, recNet: own, against } = of('all')
    expect(own).toBeCloseTo(8 / 12, 12)
    expect(against).toBeCloseTo(6 / 12, 12)
    const reference = compareRows(cells, streams)
    expect(test?.over).toBe('seeds and users')
    expect(test?.difference).toBeCloseTo(1 / 6, 12)
    expect(test?.pValue).toBeCloseTo(reference.pValue, 9)
    expect(test?.interval.low).toBeCloseTo(reference.interval.low, 9)
  })

  it('have the mean over interactions where users have unequal numbers of them', () => {
    const of = compared([
      { recNet, none },
      { recNet, none: other },
    ])
    // Gains of the user's receptions: 1 of 2 and 1 of 1 with the first seed, 0 of 3 with the second.
    const { test, interactions } = of('user took up')
    expect(interactions).toBe(6)
    expect(test?.difference).toBeCloseTo(2 / 6, 12)
  })

  it('are corrected after Holm within the main comparisons and within the others', () => {
    const found = allSteps(
      compareRewardsSteps(pairSeeds(inputOf([{ recNet, none, shuffled: other }])).interactions, randomFor),
    )
    const main = found.filter(({ family }) => family === 'main')
    expect(main).toHaveLength(6)
    // Without messages p is 0.5 three times; shuffled messages do not differ at all. 0.5 times 6 is above 1.
    expect(main.map(({ test }) => test?.pValue)).toEqual([0.5, 0.5, 0.5, 1, 1, 1])
    expect(main.map(({ test }) => test?.pHolm)).toEqual([1, 1, 1, 1, 1, 1])
    expect(found.filter(({ test }) => test === null)).toEqual([])
  })
})

it('compares nothing with a control that is not there', () => {
  expect(allSteps(compareRewardsSteps(pairSeeds(inputOf([{ recNet }])).interactions, randomFor))).toEqual([])
})
