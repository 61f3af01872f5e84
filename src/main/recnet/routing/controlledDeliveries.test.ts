import { describe, expect, it } from 'vitest'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import type { Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { controlledDeliveries } from './controlledDeliveries.ts'
import type { Delivery } from './delivery.ts'

const clients: readonly ClientId[] = ['u:1', 'u:2', 'u:3', 'i:1', 'i:2', 'i:3']
const networkAt = (step: number) =>
  ({ step, clients: new Map(clients.map((client) => [client, {}])) }) as unknown as Network
const deliveries = (['u:1', 'u:1', 'u:2', 'i:1'] as const).map(
  (client, from) => ({ client, message: { from, text: `m${from}` } }) as unknown as Delivery,
)
const portsWith = (delivery: 'routed' | 'none' | 'shuffled') =>
  ({ settings: { delivery }, randomFor: seededRandom(1) }) as unknown as Ports

describe('controlledDeliveries', () => {
  it('changes nothing, or delivers nothing', () => {
    expect(controlledDeliveries(deliveries, networkAt(4), portsWith('routed'))).toBe(deliveries)
    expect(controlledDeliveries(deliveries, networkAt(4), portsWith('none'))).toEqual([])
  })

  it('delivers as many messages to others of the same kind, and to nobody his own', () => {
    for (const step of [1, 2, 3, 4, 5]) {
      const exchanged = controlledDeliveries(deliveries, networkAt(step), portsWith('shuffled'))
      expect(exchanged.map(({ message }) => message)).toEqual(deliveries.map(({ message }) => message))
      expect(exchanged.map(({ client }) => client[0])).toEqual(['u', 'u', 'u', 'i'])
      exchanged.forEach(({ client }, index) => expect(client).not.toBe(deliveries[index]?.client))
      // Who stands for one client stands for it in the whole update, and for no other.
      expect(exchanged[0]?.client).toBe(exchanged[1]?.client)
      expect(exchanged[2]?.client).not.toBe(exchanged[0]?.client)
    }
  })

  it('hands no message back to the client that sent it', () => {
    const sent = clients.flatMap((from) =>
      clients.flatMap((client) =>
        client === from ? [] : [{ client, message: { from, text: '' } } as unknown as Delivery],
      ),
    )
    for (const step of [1, 2, 3])
      for (const { client, message } of controlledDeliveries(sent, networkAt(step), portsWith('shuffled')))
        expect(client).not.toBe(message.from)
  })

  it('draws anew in each update, and the same again for the same seed', () => {
    const receivers = (step: number) =>
      controlledDeliveries(deliveries, networkAt(step), portsWith('shuffled')).map(({ client }) => client)
    expect(receivers(1)).toEqual(receivers(1))
    expect(new Set([1, 2, 3, 4, 5, 6].map((step) => receivers(step).join())).size).toBeGreaterThan(1)
  })
})
