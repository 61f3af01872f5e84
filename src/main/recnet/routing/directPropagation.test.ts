/** Table 4: who is told of a profile without routers, and of what. */
import { describe, expect, it } from 'vitest'
import { buildClient, buildNetwork, buildPorts, type PortsParts } from '../ports.testing.ts'
import { directPropagation } from './directPropagation.ts'

/** Cosines with u:1: u:2 1, i:1 0.8, i:2 0.6, i:3 0. */
const vectors = {
  'profile of u:1': [1, 0, 0],
  'profile of u:2': [2, 0, 0],
  'profile of i:1': [4, 3, 0],
  'profile of i:2': [3, 4, 0],
  'profile of i:3': [0, 1, 0],
}
const network = buildNetwork({
  clients: (['u:1', 'u:2', 'i:1', 'i:2', 'i:3'] as const).map((id) => buildClient(id)),
  updatedClients: ['u:1'],
  step: 6,
})

async function delivered(
  settings: PortsParts['settings'],
  calls: Readonly<Record<string, object | string>> = {},
) {
  const script = { calls, otherwise: 'nothing' }
  const ports = buildPorts({ vectors, script, settings: { propagation: 'retrieval', ...settings } })
  const events = await directPropagation(network, ports)
  const messages = events.flatMap((event) =>
    event.type === 'message-delivered' ? [[event.client, event.message.text]] : [],
  )
  return { messages, calls: ports.ledger.records.map(({ call, status }) => [call, status]) }
}

const WHOLE = 'profile of u:1'

describe('directPropagation', () => {
  it('sends the whole profile to the k nearest clients (EM)', async () => {
    expect(await delivered({ retrievedClients: 2 })).toEqual({
      messages: [
        ['i:1', WHOLE],
        ['u:2', WHOLE],
      ],
      calls: [],
    })
  })

  it('sends it to those of the p nearest that the model chooses (EM+LR)', async () => {
    const settings = { retrievedClients: 1, selectReceivers: true, consideredClients: 3 }
    const chosen = { '6/select-receivers/u:1': { reasoning: 'The third.', selected: [3] } }
    expect(await delivered(settings, chosen)).toEqual({
      messages: [['i:2', WHOLE]],
      calls: [['6/select-receivers/u:1', 'ok']],
    })
  })

  it('takes the nearest where the choice cannot be read, and asks nothing where there is none to make', async () => {
    const settings = { retrievedClients: 1, selectReceivers: true, consideredClients: 3 }
    const { messages, calls } = await delivered(settings, { '6/select-receivers/u:1': 'the third' })
    expect(messages).toEqual([['u:2', WHOLE]])
    expect(calls.at(-1)?.[1]).not.toBe('ok')
    expect((await delivered({ retrievedClients: 4, selectReceivers: true })).calls).toEqual([])
  })

  it('sends each receiver what the model writes for it, or the whole where that cannot be read (EM+LR+LS)', async () => {
    const settings = { retrievedClients: 2, digestMessages: true }
    const written = { '6/digest/u:1/u:2': { message: 'Tuba players have turned to free jazz.' } }
    const { messages } = await delivered(settings, written)
    expect(messages).toEqual([
      ['i:1', WHOLE],
      ['u:2', 'Tuba players have turned to free jazz.'],
    ])
  })
})
