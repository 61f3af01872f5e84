/** Stage 2 of Algorithm 1 (lines 12-21): routers are optimized, take in new attributes and send messages. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import { withFirstRouters } from '../initialization/createRouters.ts'
import type { Network } from '../network.ts'
import { optimizeRouters } from '../optimization/optimizeRouters.ts'
import type { Ports } from '../ports.ts'
import { assignAttributes } from '../routing/assignAttributes.ts'
import { buildRoutingTable } from '../routing/buildRoutingTable.ts'
import { deliverMessages } from '../routing/deliverMessages.ts'
import { directPropagation } from '../routing/directPropagation.ts'
import { extractAttributes } from '../routing/extractAttributes.ts'
import { summarizeRouters } from '../routing/summarizeRouters.ts'

/**
 * Returns the events of the update; the network is not changed.
 * @throws WorkbenchError `cancelled`, and whatever the models reject with.
 */
export async function routerCentricUpdate(network: Network, ports: Ports): Promise<readonly NetworkEvent[]> {
  if (ports.settings.propagation === 'retrieval') return directPropagation(network, ports)
  const evolved = await optimizeRouters(network, ports)
  const updates = await extractAttributes(evolved, ports)
  const assignments = await assignAttributes(await withFirstRouters(updates, ports), ports)
  const summaries = await summarizeRouters(assignments, ports)
  const table = await buildRoutingTable(summaries, ports)
  return deliverMessages(table, ports)
}
