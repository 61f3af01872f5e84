/** §3.4.3: cold clients are connected to the routers, and what these send is merged into their profiles at once. */
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import { inParallel } from '#shared/inParallel.ts'
import type { Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { propagatedProfile } from '../reception/receivePreferences.ts'
import { controlledConnections } from './controlledConnections.ts'
import { connectionsOf } from './connectionsOf.ts'

/** A cold client with its profile as it was and as routers augmented it. */
export interface AugmentedClient {
  readonly client: ClientAgent
  /** Equal to that of the client where no message was merged. */
  readonly profile: string
  /**
   * `routed`: some routers passed the threshold. `fallback`: none did, so the nearest one was taken. `none`: there was no
   * router, or nothing is delivered in this run.
   */
  readonly connected: 'routed' | 'fallback' | 'none'
}

/**
 * Returns the clients in their order. Each is asked about once for its attributes, those with equal profiles together, and
 * once to merge its messages under the rules of its filter memory (Eq. 5): of all routers that pass, at most as many as a
 * buffer holds, the highest scores. `threshold` is that of the newest routing table. Nothing is changed.
 * @throws WorkbenchError `cancelled`, and whatever the models reject with.
 */
export async function augmentClients(
  clients: readonly ClientAgent[],
  { network, threshold }: { readonly network: Network; readonly threshold: number },
  ports: Ports,
): Promise<readonly AugmentedClient[]> {
  const found = await connectionsOf(clients, { network, threshold }, ports)
  const connections = controlledConnections(found, network.step, ports)
  return inParallel(connections, ports.languageModel.parallel, async ({ client, connected, messages }) => {
    ports.cancellation.throwIfCancelled()
    if (messages.length === 0) return { client, profile: client.profile, connected: 'none' }
    const question = { step: network.step, subject: `${client.id}/cold-start` }
    const { profile } = await propagatedProfile({ ...client, messageBuffer: messages }, question, ports)
    return { client, profile, connected }
  })
}
