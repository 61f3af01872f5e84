import { expect, it } from 'vitest'
import type { RunRule } from '#shared/events/messages/runMessages.ts'
import { controlOf, inputOf, messagesOf } from './messages.testing.ts'
import { messagesRouters } from './messagesRouters.ts'
import { messagesRules } from './messagesRules.ts'
import { pairSeeds } from './pairSeeds.ts'
import { similarRecurrence } from './ruleRecurrence.ts'

const written = (text: string, clients: RunRule['clients'], isFirst = false): RunRule => {
  return { text, normalized: text.toLowerCase(), isFirst, clients, asNew: clients.length, asRewrite: 0 }
}
const accept = written('Accept all', ['u:1', 'u:2'], true)

const one = messagesOf(
  [
    { user: 'u:1', reward: 1, u: [10], rules: ['Accept all.', 'Prefer jazz'] },
    { user: 'u:2', reward: 0, u: [9, 10], i: [9], rules: ['Accept all.'] },
    { user: 'u:1', reward: 1, rules: ['Prefer jazz'] },
  ],
  {
    rules: [accept, written('Prefer jazz', ['u:1'])],
    credits: [
      ['r9', { right: { positive: 1, neutral: 0, negative: 0 }, wrong: { positive: 0, neutral: 2, negative: 0 } }],
      ['r3', { right: { positive: 0, neutral: 0, negative: 1 }, wrong: { positive: 0, neutral: 0, negative: 0 } }],
    ], // prettier-ignore
  },
)
const two = messagesOf([{ user: 'u:2', reward: 1, u: [1], rules: ['  prefer  JAZZ.'] }], {
  rules: [accept, written('Prefer jazz', ['u:2', 'i:1']), written('Prefer jazzy', ['u:2'])],
})
const input = inputOf([
  { recNet: one, none: controlOf(one, [0, 0, 1]) },
  { recNet: two, none: controlOf(two, [1]) },
])
const { interactions } = pairSeeds(input)

it('says of each rule with how many seeds it was written and how interactions went under it', () => {
  const { rows, exact, similar } = messagesRules(input.recNet, interactions, 0.9)
  expect(
    rows.map(({ text, isFirst, seeds, clients, receptions, rewards }) => {
      return [text, isFirst, seeds, clients, receptions, rewards.recNet, rewards.against['no messages']]
    }),
  ).toEqual([
    ['Accept all', true, [1, 2], 4, 2, 0.5, 0],
    ['Prefer jazz', false, [1, 2], 3, 2, 1, 0.5],
    ['Prefer jazzy', false, [2], 1, 0, null, null],
  ])
  expect(exact).toEqual({ distinct: 2, inTwoOrMore: 1, inAll: 1, seeds: 2 })
  // "prefer jazzy" is one edit from "prefer jazz", of twelve letters: 0.917.
  expect(similar).toEqual({ distinct: 1, inTwoOrMore: 1, inAll: 1, seeds: 2, ratio: 0.9 })
  expect(messagesRules(input.recNet, interactions, 0.95).similar?.distinct).toBe(2)
})

it('does not compare thousands of texts pair by pair', () => {
  const many = Array.from({ length: 4001 }, (_, index) => ({ text: `rule ${index}`, seeds: [1] }))
  expect(similarRecurrence(many, { seeds: 1, ratio: 0.9 })).toBeNull()
})

it('says of each router of each seed who took up its messages, and how it was judged', () => {
  const routers = messagesRouters(input.recNet, interactions)
  expect(
    routers.map(({ seed, router, receptions, userReceptions, rewards, credits }) => {
      const none = rewards.against['no messages']
      return [seed, router, receptions, userReceptions, rewards.recNet, none, credits?.right.positive]
    }),
  ).toEqual([
    [1, 'r10', 2, 2, 0.5, 0, undefined],
    [1, 'r9', 2, 1, 0, 0, 1],
    [1, 'r3', 0, 0, null, null, 0],
    [2, 'r1', 1, 1, 1, 1, undefined],
  ])
  expect(routers[0]?.rewards.against['shuffled messages']).toBeNull()
})
