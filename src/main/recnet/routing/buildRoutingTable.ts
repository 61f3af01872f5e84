/** §2.2.3, Eq. 4: builds the routing table, which says to which clients each updated router sends its profile. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Attribute, RouterAgent } from '#shared/vocabulary/agents.ts'
import { byId, byNumber, type ClientId, type RouterId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import type { Ports } from '../ports.ts'
import { risingScores, scoreHistogram, scoreQuantile } from './scoreDistribution.ts'
import { indexClients, scorePairs, type Route } from './scorePairs.ts'
import type { Summaries } from './summarizeRouters.ts'

/** Equal bins over [-1, 1] of the histogram in every `routing-table-built`. */
const HISTOGRAM_BINS = 20

/** The draft after routing. */
export interface RoutingTable extends Draft {
  /** M of Table 5: the routers that changed in this update. */
  readonly updatedRouters: number
  readonly routes: readonly Route[]
}

/**
 * Scores Score(R, c) = sim(e_R, e_c) where A_R and A_c share an attribute, and keeps scores at or above the threshold τ
 * as routes (Figure 2 draws at or above, Algorithm 1 writes above; for real-valued scores the two coincide).
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
    histogram: scoreHistogram(
      scored.map((route) => route.routingScore),
      HISTOGRAM_BINS,
    ),
  }
  return {
    ...withEvents(summaries, scored.length > 0 ? [built] : [], ports.settings),
    routes,
    updatedRouters: speaking.length,
  }
}

/** The routers that the optimizer changed or that took new attributes, in order. */
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
  const newsOf = (router: RouterId) => assignedAttributes.get(router) ?? []
  const speakers = routers.map((router) => {
    const news = newsOf(router.id)
    return {
      router,
      compared: ports.settings.attributeScope === 'new' && news.length > 0 ? news : router.attributes,
    }
  })
  const scored = await scorePairs(speakers, ports)
  if (ports.settings.returnToSender) return scored
  return scored.filter(
    ({ router, client }) => !isOnlySender(client, newsOf(router), updates.updatedAttributes),
  )
}

/** Whether the client itself sent all of the router's new attributes; it would learn nothing from the message. */
function isOnlySender(
  client: ClientId,
  news: readonly Attribute[],
  senders: ReadonlyMap<Attribute, readonly ClientId[]>,
): boolean {
  return (
    news.length > 0 && news.every((attribute) => senders.get(attribute)?.every((sender) => sender === client))
  )
}

function thresholdOf(scored: readonly Route[], { settings }: Ports): number {
  if (settings.thresholdMode === 'absolute') return settings.routingThreshold
  return scoreQuantile(risingScores(scored.map((route) => route.routingScore)), settings.routingQuantile) ?? 1
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
