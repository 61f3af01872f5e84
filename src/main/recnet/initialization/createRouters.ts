/** §2.2.1: creates the K routers from the attributes of all clients. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import { toRouterId } from '#shared/vocabulary/ids.ts'
import { withEvents } from '../draft.ts'
import type { Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import type { Updates } from '../routing/extractAttributes.ts'
import { summary } from '../routing/summarizeRouters.ts'
import { kMeans } from './kMeans.ts'

/**
 * Clusters the attributes into K groups and creates one router for each. A router whose summary cannot be parsed gets
 * its attributes as its profile.
 */
export async function createRouters(network: Network, ports: Ports): Promise<readonly NetworkEvent[]> {
  const attributes = [...new Set([...network.clients.values()].flatMap((client) => client.attributes))]
  if (attributes.length === 0) return []
  const embeddings = await ports.embeddingModel.embed(attributes)
  const labels = await kMeans(
    embeddings,
    ports.settings.initialRouterCount,
    ports.randomFor('initial routers'),
    ports.breathe,
  )
  const clusters = [...Map.groupBy(attributes, (_, index) => labels[index] ?? 0)].sort(([a], [b]) => a - b)
  return Promise.all(
    clusters.map(async ([, cluster], index): Promise<NetworkEvent> => {
      const router = toRouterId(network.nextRouter + index)
      const { profile } = await summary(router, cluster, { routerProfile: '', step: network.step }, ports)
      const named = profile ?? capWords(`A community that shares ${cluster.join(', ')}.`, WORD_LIMITS.router)
      return { type: 'router-created', birth: { router, profile: named, attributes: cluster } }
    }),
  )
}

/**
 * Creates the first routers during an update where there are none yet, because no attribute could be extracted at the
 * start.
 */
export async function withFirstRouters(updates: Updates, ports: Ports): Promise<Updates> {
  if (updates.network.routers.size > 0) return updates
  const created = await createRouters(updates.network, ports)
  return { ...updates, ...withEvents(updates, created, ports.settings) }
}
