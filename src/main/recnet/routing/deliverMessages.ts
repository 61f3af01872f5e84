/** Algorithm 1, line 20: delivers router profiles into message buffers; without a buffer they are merged at once. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import { byId, type ClientId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { askMerge } from '../reception/receivePreferences.ts'
import type { RoutingTable } from './buildRoutingTable.ts'
import { controlledDeliveries } from './controlledDeliveries.ts'
import type { Delivery } from './delivery.ts'

/**
 * Delivers the routes and returns all events of the update. A client gets its highest-scoring message last, so that it
 * is on top of its buffer.
 */
export async function deliverMessages(table: RoutingTable, ports: Ports): Promise<readonly NetworkEvent[]> {
  const { network, routes, updatedRouters: routers } = table
  const deliveries = routes.flatMap(({ router, client, routingScore }): readonly Delivery[] => {
    const text = network.routers.get(router)?.profile
    return text ? [{ client, message: { from: router, text, routingScore, step: network.step } }] : []
  })
  const cleared: NetworkEvent = { type: 'update-set-cleared', clients: network.updatedClients.size, routers }
  return [...table.events, cleared, ...(await deliveryEvents(deliveries, network, ports))]
}

/** Returns the events of the deliveries, in the order of clients, then of rising routing score. */
export async function deliveryEvents(
  deliveries: readonly Delivery[],
  network: Network,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  const inOrder = [...controlledDeliveries(deliveries, network, ports)].sort(
    (a, b) =>
      byId(a.client, b.client) ||
      a.message.routingScore - b.message.routingScore ||
      byId(a.message.from, b.message.from),
  )
  if (ports.settings.messageBuffer)
    return inOrder.map((delivery) => ({ type: 'message-delivered', ...delivery }))
  const byClient = Map.groupBy(inOrder, (delivery) => delivery.client)
  const merged = await Promise.all(
    [...byClient].map(([client, own]) => integrate(client, own, network, ports)),
  )
  return merged.flat()
}

/** The variant "w/o Buffer": merges one message after the other. A message whose merge cannot be parsed is lost. */
async function integrate(
  id: ClientId,
  deliveries: readonly Delivery[],
  network: Network,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  let client = clientOf(network, id)
  const events: NetworkEvent[] = []
  for (const { message } of deliveries) {
    const question = { step: network.step, subject: `${id}/${message.from}` }
    const { value: profile, call } = await askMerge(client, [message], question, ports)
    if (profile === null) continue
    events.push({ type: 'message-integrated', client: id, message, call })
    if (profile === client.profile) continue
    client = { ...client, profile, profileRevision: client.profileRevision + 1 }
    events.push({
      type: 'profile-revised',
      client: id,
      revision: client.profileRevision,
      profile,
      reason: 'reception',
      cause: null,
      call,
    })
  }
  return events
}
