/** The controls of propagation: the same run in which no message is delivered, or each to another client. */
import { byId, isUserId, type ClientId } from '#shared/vocabulary/ids.ts'
import type { Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import type { Delivery } from './delivery.ts'

/**
 * Returns the deliveries as they are, none of them, or as many to other clients: in every update each user stands for
 * another user and each item for another item, by a seeded exchange in which nobody stands for itself; whoever sent the
 * message itself is passed over.
 */
export function controlledDeliveries(
  deliveries: readonly Delivery[],
  network: Network,
  { settings, randomFor }: Pick<Ports, 'settings' | 'randomFor'>,
): readonly Delivery[] {
  if (settings.delivery === 'routed') return deliveries
  if (settings.delivery === 'none') return []
  const receivers = exchangedClients([...network.clients.keys()], (kind) =>
    randomFor('shuffled messages', network.step, kind),
  )
  const receiverOf = (client: ClientId): ClientId => receivers.get(client) ?? client
  return deliveries.map(({ client, message }) => {
    const receiver = receiverOf(client)
    return { client: receiver === message.from ? receiverOf(receiver) : receiver, message }
  })
}

/** Each client of a kind in a random circle stands for the next one. */
function exchangedClients(
  clients: readonly ClientId[],
  randomOf: (kind: string) => ReturnType<Ports['randomFor']>,
): ReadonlyMap<ClientId, ClientId> {
  const kinds = [
    ['user', clients.filter(isUserId)],
    ['item', clients.filter((client) => !isUserId(client))],
  ] as const
  return new Map(
    kinds.flatMap(([kind, own]) => {
      const circle = randomOf(kind).shuffled([...own].sort(byId))
      return circle.map((client, place) => [client, circle[(place + 1) % circle.length] ?? client] as const)
    }),
  )
}
