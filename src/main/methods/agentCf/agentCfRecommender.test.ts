import { describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { buildClient, buildPorts } from '../../recnet/ports.testing.ts'
import { agentCfRecommender } from './agentCfRecommender.ts'
import { agentCfSettings } from './agentCfSettings.ts'

const clients = new Map(
  [
    buildClient('u:1', { profile: 'I like jazz.' }),
    buildClient('i:1', { name: 'Kind of Blue', profile: 'A cool quintet.' }),
    buildClient('i:2', { name: 'Paranoid', profile: 'A loud quartet.' }),
    buildClient('i:3', { name: 'Time Out', profile: 'A quartet in five.' }),
  ].map((client) => [client.id, client]),
)
const request = {
  user: 'u:1',
  history: ['i:3', 'i:1'] as ItemId[],
  candidates: ['i:2', 'i:1'] as ItemId[],
  repetition: 2,
} as const

async function rank(settings: object, ranking: unknown, earlier: readonly string[] = []) {
  const ports = buildPorts({
    script: { prompts: { 'rank-agents': { reasoning: '', ranking } } },
    vectors: {
      'A loud quartet.\nA cool quintet.': [1, 0, 0],
      'I like brass.': [0.9, 0.1, 0],
      'I like rain.': [0, 1, 0],
    },
  })
  const state = {
    name: 'AgentCF',
    step: 7,
    domainWord: 'CD',
    clients,
    earlierTexts: () => earlier,
    pathsTo: (_user: string, item: string) => (item === 'i:1' ? 'Both have a trumpet.' : ''),
  }
  const recommender = agentCfRecommender(state, { ...ports, settings: agentCfSettings.parse(settings) })
  return { answer: await recommender.rank(request), requests: ports.languageModel.requests }
}

describe('AgentCF as a recommender', () => {
  it('ranks by self-introduction and descriptions alone in basic mode', async () => {
    const { answer, requests } = await rank({}, [2, 1])
    expect(answer).toEqual({ ranking: ['i:1', 'i:2'], coverage: 1 })
    expect(requests).toMatchObject([
      {
        call: '7/rank-agents/u:1/2/2',
        sampling: { temperature: 0 },
        variables: {
          introduction: 'I like jazz.',
          earlier: null,
          history: [],
          candidates: [
            { title: 'Paranoid', text: 'A loud quartet.', paths: '' },
            { title: 'Kind of Blue', text: 'A cool quintet.', paths: 'Both have a trumpet.' },
          ],
        },
      },
    ])
  })

  it('adds the newest titles of the history in sequential mode', async () => {
    const { requests } = await rank({ rankingMode: 'sequential' }, [1, 2])
    expect(requests[0]?.variables).toMatchObject({ history: ['Time Out', 'Kind of Blue'] })
    const newest = await rank({ rankingMode: 'sequential', historyLimit: 1 }, [1, 2])
    expect(newest.requests[0]?.variables).toMatchObject({ history: ['Kind of Blue'] })
  })

  it('adds the earlier self-introduction nearest to the candidates in retrieval mode', async () => {
    const mode = { rankingMode: 'retrieval' }
    const { requests } = await rank(mode, [1, 2], ['I like rain.', 'I like brass.'])
    expect(requests[0]?.variables).toMatchObject({ earlier: 'I like brass.', history: [] })
    expect((await rank(mode, [1, 2])).requests[0]?.variables).toMatchObject({ earlier: null })
  })

  it('appends what a reply left out, or counts it as a miss', async () => {
    expect((await rank({}, [2])).answer).toEqual({ ranking: ['i:1', 'i:2'], coverage: 0.5 })
    expect((await rank({ missingPolicy: 'miss' }, [2])).answer.ranking).toEqual(['i:1'])
    expect((await rank({}, 'neither')).answer).toEqual({ ranking: ['i:2', 'i:1'], coverage: 0 })
  })
})
