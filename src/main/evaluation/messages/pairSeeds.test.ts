import { expect, it } from 'vitest'
import { controlOf, inputOf, messagesOf } from './messages.testing.ts'
import { pairSeeds } from './pairSeeds.ts'

const recNet = messagesOf([
  { user: 'u:1', reward: 0 },
  { user: 'u:1', reward: 1, u: [1] },
  { user: 'u:2', reward: 1 },
])

it('pairs interactions by seed and step, and says how they stand to the first reception', () => {
  const { interactions, seeds } = pairSeeds(inputOf([{ recNet, none: controlOf(recNet, [1, 0, 1]) }]))
  expect(interactions.map(({ against, since }) => [against['no messages'], since])).toEqual([
    [1, 'before'],
    [0, 'from'],
    [1, null],
  ])
  expect(interactions.map(({ against }) => against['shuffled messages'])).toEqual([null, null, null])
  expect(seeds).toEqual([
    {
      seed: 1,
      run: 'recNet-1',
      controls: [{ control: 'no messages', run: 'none-1', unpaired: null }],
      interactions: 3,
      userReceptions: 1,
      delivered: 0,
    },
  ])
})

it('compares nothing with a run whose interactions are others, and says which is the first', () => {
  const otherNegative = controlOf(recNet, [1, 1, 1], { negativeItem: 'i:3' })
  const shorter = controlOf({ ...recNet, interactions: recNet.interactions.slice(0, 2) }, [1, 1])
  const longer = controlOf({ ...recNet, interactions: [...recNet.interactions, ...recNet.interactions] }, [])
  const saidOf = (none: ReturnType<typeof controlOf>) => {
    const { seeds, interactions } = pairSeeds(inputOf([{ recNet, none }]))
    expect(interactions.every(({ against }) => against['no messages'] === null)).toBe(true)
    return seeds[0]?.controls[0]?.unpaired
  }
  expect(saidOf(otherNegative)).toBe(
    'step 1, u:1 between i:1 and i:2 in RecNet is step 1, u:1 between i:1 and i:3 there',
  )
  expect(saidOf(shorter)).toBe('it ends before step 3')
  expect(saidOf(longer)).toBe('it goes on to step 4, where RecNet has ended')
})
