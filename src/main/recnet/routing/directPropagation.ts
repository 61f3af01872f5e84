/**
 * Table 4, EM (and "w/o CPR" of Table 3): direct propagation without routers; a whole updated profile goes to the k
 * nearest clients.
 */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { indexClients } from './scorePairs.ts'
import type { Delivery } from './delivery.ts'
import { deliveryEvents } from './deliverMessages.ts'

/** Returns the events of one update: the deliveries and `update-set-cleared`. */
export async function directPropagation(network: Network, ports: Ports): Promise<readonly NetworkEvent[]> {
  await indexClients(network, network.unindexedClients, ports)
  const senders = [...network.updatedClients].sort(byId).map((client) => clientOf(network, client))
  const embeddings = await ports.embeddingModel.embed(senders.map((sender) => sender.profile))
  const deliveries = await Promise.all(
    senders.map(async (sender, index): Promise<readonly Delivery[]> => {
      const embedding = embeddings[index]
      if (!embedding) return []
      const limit = ports.settings.retrievedClients
      const found = await ports.vectorIndex.query({
        embedding,
        attributes: null,
        atLeast: null,
        limit: limit + 1,
      })
      return found
        .filter(({ client }) => client !== sender.id)
        .slice(0, limit)
        .map(({ client, similarity }) => ({
          client,
          message: { from: sender.id, text: sender.profile, routingScore: similarity, step: network.step },
        }))
    }),
  )
  const cleared: NetworkEvent = { type: 'update-set-cleared', clients: senders.length, routers: 0 }
  return [cleared, ...(await deliveryEvents(deliveries.flat(), network, ports))]
}
