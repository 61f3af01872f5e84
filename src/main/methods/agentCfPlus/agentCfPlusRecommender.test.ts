import { describe, expect, it } from 'vitest'
import type { InterestGroup } from '#shared/events/memories/memoryEvents.ts'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { buildClient, buildPorts } from '../../recnet/ports.testing.ts'
import { agentCfPlusRecommender } from './agentCfPlusRecommender.ts'
import { agentCfPlusSettings } from './agentCfPlusSettings.ts'

const clients = new Map(
  [
    buildClient('u:1', { profile: 'I am drawn to quiet music.' }),
    buildClient('i:1', { name: 'Kind of Blue', profile: 'A cool quintet.' }),
    buildClient('i:2', { name: 'Paranoid', profile: 'A loud quartet.' }),
    buildClient('i:3', { name: 'Time Out', profile: 'A quartet in five.' }),
    buildClient('i:4', { name: 'Giant Steps', profile: 'A tenor.' }),
  ].map((client) => [client.id, client]),
)
const group: InterestGroup = {
  ...{ group: 1, name: 'People of cool jazz', interests: ['cool jazz'] },
  ...{ members: ['u:1'], items: ['i:3', 'i:1'] },
}
const request = {
  user: 'u:1',
  history: ['i:4'] as ItemId[],
  candidates: ['i:2', 'i:1'] as ItemId[],
  repetition: 2,
} as const

async function rank(settings: object, ranking: unknown, groups: readonly InterestGroup[] = [group]) {
  const ports = buildPorts({ script: { prompts: { 'rank-memories': { reasoning: '', ranking } } } })
  const state = {
    ...{ name: 'AgentCF++', step: 7, domainWord: 'CD', clients },
    privateMemory: () => ({ text: 'Trumpets have pleased me.' }),
    groupsOf: () => groups,
  }
  const recommender = agentCfPlusRecommender(state, {
    ...ports,
    settings: agentCfPlusSettings.parse(settings),
  })
  return { answer: await recommender.rank(request), requests: ports.languageModel.requests }
}

describe('AgentCF++ as a recommender', () => {
  it('ranks by both memories, the groups and the descriptions, and by no history', async () => {
    const { answer, requests } = await rank({}, [2, 1])
    expect(answer).toEqual({ ranking: ['i:1', 'i:2'], coverage: 1 })
    expect(requests).toMatchObject([{ call: '7/rank-memories/u:1/1/2', sampling: { temperature: 0 } }])
    expect(requests[0]?.variables).toEqual({
      domainWord: 'CD',
      privateMemory: 'Trumpets have pleased me.',
      derivedMemory: 'I am drawn to quiet music.',
      groups: [{ name: 'People of cool jazz', titles: ['Time Out', 'Kind of Blue'] }],
      candidates: [
        { title: 'Paranoid', text: 'A loud quartet.', paths: '' },
        { title: 'Kind of Blue', text: 'A cool quintet.', paths: '' },
      ],
    })
    expect(JSON.stringify(requests[0]?.messages)).not.toContain('Giant Steps')
  })

  it('ranks without groups where there are none yet', async () => {
    const { requests } = await rank({}, [1, 2], [])
    expect(requests[0]?.variables).toMatchObject({ groups: [] })
  })

  it('appends what a reply left out, or counts it as a miss: an item that was not named has no rank', async () => {
    expect((await rank({}, [2])).answer).toEqual({ ranking: ['i:1', 'i:2'], coverage: 0.5 })
    expect((await rank({ missingPolicy: 'miss' }, [2])).answer.ranking).toEqual(['i:1'])
    expect((await rank({ missingPolicy: 'miss' }, 'neither')).answer).toEqual({ ranking: [], coverage: 0 })
  })
})
