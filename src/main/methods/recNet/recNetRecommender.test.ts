import { describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { buildClient, buildPorts, buildWorld } from '../../recnet/ports.testing.ts'
import { recNetRecommender } from './recNetRecommender.ts'

const network = buildWorld({
  clients: [
    buildClient('u:1', { profile: 'quiet jazz' }),
    buildClient('i:1', { profile: 'a trio' }),
    buildClient('i:2', { profile: 'a band' }),
    buildClient('i:3', { profile: 'a choir' }),
  ],
})
const request = {
  user: 'u:1',
  history: [],
  candidates: ['i:1', 'i:2', 'i:3'] as ItemId[],
  repetition: 0,
} as const

describe('RecNet as a recommender', () => {
  it('ranks by what the model writes, and puts what it left out behind', async () => {
    const ports = buildPorts({ script: { prompts: { rank: { ranking: [3, 3, 9] } } } })
    const { ranking, coverage } = await recNetRecommender(network, ports).rank(request)
    expect(ranking).toEqual(['i:3', 'i:1', 'i:2'])
    expect(coverage).toBeCloseTo(1 / 3)
  })

  it('ranks by probabilities, the one shown first before its equal', async () => {
    const ports = buildPorts({
      script: { choose: () => [0.25, 0.5, 0.25] },
      settings: { rankBy: 'probabilities' },
    })
    const { ranking, coverage } = await recNetRecommender(network, ports).rank(request)
    expect(ranking).toEqual(['i:2', 'i:1', 'i:3'])
    expect(coverage).toBe(1)
    expect(ports.ledger.records).toMatchObject([{ call: '0/rank/u:1/0', status: 'ok' }])
  })

  it('has other calls for the validation item, which may be ranked at the same step', async () => {
    const ports = buildPorts({ script: { prompts: { rank: { ranking: [1, 2, 3] } } } })
    const recommender = recNetRecommender(network, ports)
    await recommender.rank({ ...request, heldOut: 'validation' })
    await recommender.rank({ ...request, heldOut: 'test' })
    expect(ports.ledger.records.map(({ call }) => call)).toEqual(['0/rank/u:1/0/validation', '0/rank/u:1/0'])
  })
})
