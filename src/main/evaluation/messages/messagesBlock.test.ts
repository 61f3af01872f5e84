import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { allSteps, controlOf, inputOf, messagesOf, type WrittenInteraction } from './messages.testing.ts'
import { messagesBlockSteps } from './messagesBlock.ts'

const options = { randomFor: seededRandom(1), ratio: 0.9 }
/** Twenty users with an interaction before and one after their first reception; RecNet is right in all of the latter. */
const written: readonly WrittenInteraction[] = Array.from({ length: 40 }, (_, index) => {
  const user = `u:${index % 20}` as const
  return index < 20 ? { user, reward: 0 } : { user, reward: 1, u: [1] }
})
const recNet = messagesOf(written)
const wrong = controlOf(recNet, Array<0>(40).fill(0))
const same = controlOf(recNet, [...Array<0>(20).fill(0), ...Array<1>(20).fill(1)])

describe('the answer', () => {
  const answerOf = (...seeds: Parameters<typeof inputOf>[0]) =>
    allSteps(messagesBlockSteps(inputOf(seeds), options)).summary[0]

  it('is that messages help where both controls say so', () => {
    expect(answerOf({ recNet, none: wrong, shuffled: wrong })).toMatch(/messages raise the reward/)
  })

  it('is no more than the one control says', () => {
    expect(answerOf({ recNet, none: wrong, shuffled: same })).toMatch(
      /higher than without messages; that it matters who receives them is not shown\.$/,
    )
    expect(answerOf({ recNet, none: wrong })).toMatch(/as there are no shuffled messages beside it\.$/)
    expect(answerOf({ recNet, shuffled: wrong })).toMatch(
      /that messages help is not shown, as there is no run without messages beside it\.$/,
    )
  })

  it('is that nothing is shown where nothing differs, and that they harm where they do', () => {
    expect(answerOf({ recNet, none: same, shuffled: same })).toMatch(
      /does not show that messages change the reward/,
    )
    const harmed = messagesOf(written.map((interaction) => ({ ...interaction, reward: 0 })))
    expect(answerOf({ recNet: harmed, none: controlOf(harmed, Array<1>(40).fill(1)) })).toMatch(
      /lower than without messages\.$/,
    )
    expect(answerOf({ recNet })).toMatch(/nothing can be said/)
  })
})

it('does not take what users learn over time for an effect of messages', () => {
  const { summary } = allSteps(messagesBlockSteps(inputOf([{ recNet, none: same }]), options))
  expect(summary.find((sentence) => sentence.startsWith('From before to after'))).toBe(
    'From before to after their first reception the reward of 20 users changes by +1.000, and by +1.000 in the same interactions without messages, where time has passed as well. What is left for messages: 0.000 [0.000, 0.000] (p 1.000, within chance).',
  )
})

it('says what is not fair, what the model is, and what cannot be paired', () => {
  const other = controlOf(recNet, [], { negativeItem: 'i:9' })
  const { notes } = allSteps(
    messagesBlockSteps({ ...inputOf([{ recNet, none: other }]), caveat: 'text rules' }, options),
  )
  expect(notes[0]).toBe('The model: text rules.')
  expect(notes.filter((note) => note.startsWith('Not fair'))).toHaveLength(1)
  expect(notes.at(-1)).toMatch(
    /^Seed 1, no messages: none-1 is not compared, .* between i:1 and i:9 there\.$/,
  )
})
