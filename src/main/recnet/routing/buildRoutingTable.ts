/** §2.2.3, Eq. 4: which clients each updated router will speak to. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Attribute, RouterAgent } from '#shared/vocabulary/agents.ts'
import { byId, byNumber, type ClientId, type RouterId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import type { Summaries } from './summarizeRouters.ts'

export interface Route {
  readonly router: RouterId
  readonly client: ClientId
  readonly routingScore: number
}

export interface RoutingTable extends Draft {
  /** M of Table 5: routers that changed in this update. */
  readonly updatedRouters: number
  readonly routes: readonly Route[]
}

/**
 * Score(R, c) = sim(e_R, e_c) where A_R and A_c share an attribute. Routes are the scores at or above the threshold
 * (Figure 2 draws at or above, Algorithm 1 writes above; the difference has measure zero).
 */
export async function buildRoutingTable(summaries: Summaries, ports: Ports): Promise<RoutingTable> {
  const { network } = summaries
  await indexClients(network, network.unindexedClients, ports)
  const speaking = updatedRouters(summaries)
  const scored = await scoresOf(speaking, summaries, ports)
  const threshold = thresholdOf(scored, ports)
  const passed = scored.filter((route) => route.routingScore >= threshold)
  const routes = withinFanOut(passed, ports.settings.maxRoutersPerClient)
  const built: NetworkEvent = {
    type: 'routing-table-built',
    threshold,
    scored: scored.length,
    passed: passed.length,
    histogram: histogramOf(scored),
  }
  return { ...withEvents(summaries, scored.length > 0 ? [built] : [], ports.settings), routes, updatedRouters: speaking.length }
}

/** Writes the rows of these clients into the index in one batch. */
export async function indexClients(
  network: Network,
  clients: Iterable<ClientId>,
  ports: Pick<Ports, 'embeddingModel' | 'vectorIndex'>,
): Promise<void> {
  const changed = [...clients].sort(byId).map((client) => clientOf(network, client))
  if (changed.length === 0) return
  const embeddings = await ports.embeddingModel.embed(changed.map((client) => client.profile))
  await ports.vectorIndex.upsert(
    changed.flatMap(({ id, attributes }, index) => {
      const embedding = embeddings[index]
      return embedding ? [{ client: id, embedding, attributes }] : []
    }),
  )
}

/** Routers that the optimiser changed or that took new attributes, in order. */
function updatedRouters({ network, assignments }: Summaries): readonly RouterAgent[] {
  const { updates, assignedAttributes } = assignments
  const updated = new Set([...updates.evolved.changedRouters, ...assignedAttributes.keys()])
  return [...updated].sort(byNumber).flatMap((id) => network.routers.get(id) ?? [])
}

async function scoresOf(
  routers: readonly RouterAgent[],
  { assignments }: Summaries,
  ports: Ports,
): Promise<readonly Route[]> {
  const { updates, assignedAttributes } = assignments
  if (routers.length === 0) return []
  const embeddings = await ports.embeddingModel.embed(routers.map((router) => router.profile))
  const answers = await Promise.all(
    routers.map(async ({ id, attributes }, index): Promise<readonly Route[]> => {
      const embedding = embeddings[index]
      const news = assignedAttributes.get(id) ?? []
      const compared = ports.settings.attributeScope === 'new' && news.length > 0 ? news : attributes
      if (!embedding || compared.length === 0) return []
      const found = await ports.vectorIndex.query({ embedding, attributes: compared, atLeast: null, limit: null })
      return found
        .filter(({ client }) => ports.settings.returnToSender || !isOnlySender(client, news, updates.updatedAttributes))
        .map(({ client, similarity }) => ({ router: id, client, routingScore: similarity }))
    }),
  )
  return answers.flat()
}

/** A client learns nothing from a message whose every new attribute it sent itself. */
function isOnlySender(
  client: ClientId,
  news: readonly Attribute[],
  senders: ReadonlyMap<Attribute, readonly ClientId[]>,
): boolean {
  return news.length > 0 && news.every((attribute) => senders.get(attribute)?.every((sender) => sender === client))
}

function thresholdOf(scored: readonly Route[], { settings }: Ports): number {
  if (settings.thresholdMode === 'absolute') return settings.routingThreshold
  const ordered = scored.map((route) => route.routingScore).sort((a, b) => a - b)
  return ordered[Math.min(ordered.length - 1, Math.floor(settings.routingQuantile * ordered.length))] ?? 1
}

function withinFanOut(routes: readonly Route[], most: number): readonly Route[] {
  if (most === 0) return routes
  const taken = new Map<ClientId, number>()
  return [...routes].sort(bestFirst).filter(({ client }) => {
    const count = (taken.get(client) ?? 0) + 1
    taken.set(client, count)
    return count <= most
  })
}

function bestFirst(a: Route, b: Route): number {
  return b.routingScore - a.routingScore || byNumber(a.router, b.router) || byId(a.client, b.client)
}

/** 20 bins over [-1, 1]. */
function histogramOf(scored: readonly Route[]): readonly number[] {
  const bins = new Array<number>(20).fill(0)
  for (const { routingScore } of scored) {
    const bin = Math.min(19, Math.max(0, Math.floor((routingScore + 1) * 10)))
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}
