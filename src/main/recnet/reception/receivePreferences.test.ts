import { describe, expect, it } from 'vitest'
import type { MergeVariables } from '../prompts/merge.ts'
import { buildClient, buildInteraction, buildMessage, buildPorts, buildWorld } from '../ports.testing.ts'
import { receivePreferences } from './receivePreferences.ts'

const messages = [buildMessage('r2', { text: 'newer' }), buildMessage('r1', { text: 'older' })]

describe('receivePreferences', () => {
  it('asks nothing for an empty buffer and takes the profile as it is', async () => {
    const ports = buildPorts()
    const { user, positiveItem, negativeItem } = await receivePreferences(
      buildWorld(),
      buildInteraction(),
      ports,
    )
    expect(ports.languageModel.requests).toHaveLength(0)
    expect([user, positiveItem, negativeItem].map(({ profile, call }) => [profile, call])).toEqual([
      ['profile of u:1', null],
      ['profile of i:1', null],
      ['profile of i:2', null],
    ])
  })

  it('merges the messages of whoever has some, the newest first, under the rules', async () => {
    const ports = buildPorts({ script: { prompts: { merge: { updated_profile: ' merged  text ' } } } })
    const network = buildWorld({ clients: [buildClient('i:2', { messageBuffer: messages })] })
    const { user, negativeItem } = await receivePreferences(network, buildInteraction({ step: 4 }), ports)
    expect(ports.languageModel.requests.map((request) => request.call)).toEqual(['4/merge/i:2'])
    expect(ports.languageModel.requests[0]?.variables).toEqual({
      kind: 'item',
      domainWord: 'product',
      routerProfiles: ['newer', 'older'],
      rules: [network.clients.get('i:2')?.filterMemory.rules[0]?.text],
      profile: 'profile of i:2',
    })
    expect(negativeItem).toMatchObject({ profile: 'merged text', messages, call: '4/merge/i:2' })
    expect(user.messages).toEqual([])
  })

  it('keeps profile and buffer where the reply cannot be read', async () => {
    const ports = buildPorts({ script: { prompts: { merge: 'I would rather not.' } } })
    const network = buildWorld({ clients: [buildClient('u:1', { messageBuffer: messages })] })
    const { user } = await receivePreferences(network, buildInteraction(), ports)
    expect(user).toEqual({
      client: network.clients.get('u:1'),
      profile: 'profile of u:1',
      messages: [],
      call: null,
    })
    expect(ports.ledger.records.map((record) => record.status)).toEqual(['fell back'])
  })

  it('sends no rules without a filter memory', async () => {
    const ports = buildPorts({
      script: { prompts: { merge: { updated_profile: 'x' } } },
      settings: { filterMemory: false },
    })
    await receivePreferences(
      buildWorld({ clients: [buildClient('u:1', { messageBuffer: messages })] }),
      buildInteraction(),
      ports,
    )
    expect((ports.languageModel.requests[0]?.variables as MergeVariables).rules).toEqual([])
  })

  it('holds a merged profile to its length', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `w${index.toString(36)}`).join(' ')
    const ports = buildPorts({ script: { prompts: { merge: { updated_profile: many } } } })
    const clients = [
      buildClient('u:1', { messageBuffer: messages }),
      buildClient('i:1', { messageBuffer: messages }),
    ]
    const { user, positiveItem } = await receivePreferences(
      buildWorld({ clients }),
      buildInteraction(),
      ports,
    )
    expect(user.profile.split(' ')).toHaveLength(270)
    expect(positiveItem.profile.split(' ')).toHaveLength(90)
  })

  it('names the messages that were merged on delivery, without a call', async () => {
    const ports = buildPorts({ settings: { messageBuffer: false } })
    const network = buildWorld({ clients: [buildClient('u:1', { integratedMessages: messages })] })
    const { user } = await receivePreferences(network, buildInteraction(), ports)
    expect(user).toMatchObject({ messages, call: null, profile: 'profile of u:1' })
    expect(ports.languageModel.requests).toHaveLength(0)
  })

  it('refuses an interaction with a client that the network does not know', async () => {
    const interaction = buildInteraction({ user: 'u:9' })
    await expect(receivePreferences(buildWorld(), interaction, buildPorts())).rejects.toMatchObject({
      code: 'client-unknown',
    })
  })
})
