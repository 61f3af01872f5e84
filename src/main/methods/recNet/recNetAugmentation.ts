/** §3.4.3: cold clients of RecNet with plain profiles, and with profiles that routers augmented. */
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import { isItemId, type ClientId } from '#shared/vocabulary/ids.ts'
import { augmentClients } from '../../recnet/coldStart/augmentClients.ts'
import { clientOf, type Network } from '../../recnet/network.ts'
import type { Ports } from '../../recnet/ports.ts'
import type { Augmentation } from '../method.ts'
import { recNetRecommender } from './recNetRecommender.ts'
import { testTimeProfiles } from './testTimeProfiles.ts'

/** A network that has learnt everything, with what of its past is needed to see cold clients as they came. */
export interface LearntNetwork {
  readonly network: Network
  /** Profile and filter memory with which each client began. */
  readonly first: ReadonlyMap<ClientId, Pick<ClientAgent, 'profile' | 'filterMemory'>>
  /** τ of the newest routing table; 1 where none was built. */
  readonly threshold: number
}

/**
 * Augments cold clients. An item is taken with its first profile and filter memory, as it would come to the system now; a
 * user with what its one interaction has left. Messages that wait in their buffers are not read.
 */
export async function recNetAugmentation(
  clients: readonly ClientId[],
  { network, first, threshold }: LearntNetwork,
  ports: Ports,
): Promise<Augmentation> {
  const cold = clients.map((id): ClientAgent => {
    const client = { ...clientOf(network, id), messageBuffer: [], integratedMessages: [] }
    return isItemId(id) ? { ...client, ...first.get(id) } : client
  })
  const augmented = await augmentClients(cold, { network, threshold }, ports)
  const byId = new Map(augmented.map((one) => [one.client.id, one]))
  const profileOf = testTimeProfiles(network, ports)
  const those = (holds: (one: (typeof augmented)[number]) => boolean) =>
    new Set(augmented.filter(holds).map(({ client }) => client.id))
  return {
    fallbacks: those(({ connected }) => connected === 'fallback'),
    unaugmented: those(({ connected }) => connected === 'none'),
    changed: those(({ client, profile }) => client.profile !== profile),
    recommenderFor: (id, kind) => {
      const one = byId.get(id)
      const own = kind === 'plain' ? one?.client.profile : one?.profile
      return recNetRecommender(network, ports, {
        profileOf: async (client) => (client === id && own !== undefined ? own : profileOf(client)),
        mark: `cold-start/${id}/${kind}`,
      })
    },
  }
}
