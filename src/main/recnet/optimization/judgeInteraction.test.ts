import { describe, expect, it } from 'vitest'
import type { PredictVariables } from '../prompts/candidates.ts'
import { buildClient, buildPorts, buildWorld } from '../ports.testing.ts'
import { judgeInteraction } from './judgeInteraction.ts'
import { buildReception } from './optimization.testing.ts'

const network = buildWorld({
  clients: [
    buildClient('i:1', { name: 'Kind of Blue', profile: 'positive' }),
    buildClient('i:2', { name: 'Back in Black', profile: 'negative' }),
  ],
})

/** Judges with one reply; `reply` is told where the positive item stands, from 1. */
async function judge(reply: (positive: number) => unknown, step = 1) {
  const predict = ({ variables }: { variables: unknown }) =>
    reply((variables as PredictVariables).candidates.findIndex(({ profile }) => profile === 'positive') + 1)
  const ports = buildPorts({ script: { prompts: { predict } } })
  return { judgement: await judgeInteraction(buildReception({ network, step }), ports), ports }
}

describe('judgeInteraction', () => {
  it.each([
    ['its number', (positive: number) => ({ reasoning: '', prediction: positive })],
    ['its number as a string', (positive: number) => ({ reasoning: '', prediction: `${positive}` })],
    ['its number with a full stop', (positive: number) => ({ reasoning: '', prediction: `${positive}.` })],
    [
      'its number before its title',
      (positive: number) => ({ reasoning: '', prediction: `Candidate ${positive}: Kind of Blue` }),
    ],
  ])('rewards the positive item when it is named by %s', async (_, reply) => {
    const { judgement, ports } = await judge(reply)
    expect(judgement).toMatchObject({ predictedItem: 'i:1', reward: 1 })
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['ok'])
  })

  it('takes the more probable item where it predicts by probabilities, and has no reasoning then', async () => {
    const choose = ({ options }: { readonly options: readonly string[] }) =>
      options.map((option) => (option.includes('positive') ? 0.7 : 0.3))
    const ports = buildPorts({ script: { choose }, settings: { predictBy: 'probabilities' } })
    const judgement = await judgeInteraction(buildReception({ network }), ports)
    expect(judgement).toMatchObject({ predictedItem: 'i:1', reward: 1, reasoning: '', call: '1/predict/u:1' })
    expect(ports.ledger.records).toMatchObject([{ prompt: 'predict', status: 'ok', replyTokens: 0 }])
    expect(ports.languageModel.requests).toEqual([])
  })

  it('gives no reward for the negative item', async () => {
    const { judgement } = await judge((positive) => ({
      reasoning: 'because',
      prediction: 3 - positive,
    }))
    expect(judgement).toMatchObject({ predictedItem: 'i:2', reward: 0, reasoning: 'because' })
  })

  it.each([
    ['prose', 'The first one.'],
    ['a title', { prediction: 'Kind of Blue' }],
    ['a number out of range', { prediction: 0 }],
    ['an empty object', {}],
  ])('gives no reward and predicts nothing after two replies of %s', async (_, reply) => {
    const { judgement, ports } = await judge(() => reply)
    expect(judgement).toMatchObject({ predictedItem: null, reward: 0, reasoning: '' })
    expect(ports.languageModel.requests).toHaveLength(2)
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })

  it('shows the profiles after reception', async () => {
    const ports = buildPorts({ script: { otherwise: { prediction: 1 } } })
    const parts = { user: { profile: 'merged user' }, positiveItem: { profile: 'merged item' } }
    await judgeInteraction(buildReception({ network, ...parts }), ports)
    const variables = ports.languageModel.requests[0]?.variables as PredictVariables
    expect(variables.userProfile).toBe('merged user')
    expect(variables.candidates.map(({ title, profile }) => `${title}: ${profile}`).sort()).toEqual([
      'Back in Black: negative',
      'Kind of Blue: merged item',
    ])
  })

  it('puts the positive item first about half of the time, and candidates stay in the order shown', async () => {
    let first = 0
    for (let step = 1; step <= 200; step++) {
      const { judgement, ports } = await judge(() => ({ prediction: 1 }), step)
      const { candidates } = ports.languageModel.requests[0]?.variables as PredictVariables
      const shown = candidates.map(({ profile }) => profile)
      expect(judgement.candidates.map((candidate) => candidate.profile)).toEqual(shown)
      if (shown[0] === 'positive') first++
      expect(judgement.reward).toBe(shown[0] === 'positive' ? 1 : 0)
    }
    // Binomial(200, 1/2): mean 100, standard deviation 7.1; within three of them.
    expect(first).toBeGreaterThan(78)
    expect(first).toBeLessThan(122)
  })

  it('draws the position from seed and step alone: swapping the items swaps what is shown where', async () => {
    for (let step = 1; step <= 20; step++) {
      const { judgement } = await judge(() => ({ prediction: 1 }), step)
      const reception = buildReception({ network, step })
      const swapped = {
        ...reception,
        positiveItem: reception.negativeItem,
        negativeItem: reception.positiveItem,
      }
      const ports = buildPorts({ script: { otherwise: { prediction: 1 } } })
      const other = await judgeInteraction(
        { ...swapped, interaction: { ...reception.interaction, positiveItem: 'i:2', negativeItem: 'i:1' } },
        ports,
      )
      expect(other.candidates.map(({ client }) => client.id)).toEqual(
        judgement.candidates.map(({ client }) => client.id).reverse(),
      )
    }
  })
})
