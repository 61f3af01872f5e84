/** §2.2.2, Eq. 2: assigns each updated attribute to its most similar router. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { Attribute } from '#shared/vocabulary/agents.ts'
import { byNumber, type RouterId } from '#shared/vocabulary/ids.ts'
import { withEvents, type Draft } from '../draft.ts'
import type { Ports } from '../ports.ts'
import { argmax, cosine } from '../similarity.ts'
import type { Updates } from './extractAttributes.ts'

/** The draft after assignment. */
export interface Assignments extends Draft {
  readonly updates: Updates
  /** A_R of Eq. 3: the attributes newly assigned to each router. */
  readonly assignedAttributes: ReadonlyMap<RouterId, readonly Attribute[]>
}

/**
 * Assigns each attribute to R* = argmax_R sim(e_a, e_R); of equally similar routers the one with the lowest number is
 * taken.
 */
export async function assignAttributes(updates: Updates, ports: Ports): Promise<Assignments> {
  const attributes = [...updates.updatedAttributes.keys()]
  const routers = [...updates.network.routers.values()].sort((a, b) => byNumber(a.id, b.id))
  if (attributes.length === 0 || routers.length === 0)
    return { ...updates, updates, assignedAttributes: new Map() }
  const routerEmbeddings = await ports.embeddingModel.embed(routers.map((router) => router.profile))
  const attributeEmbeddings = await ports.embeddingModel.embed(attributes)
  const assigned = new Map<RouterId, Attribute[]>()
  attributes.forEach((attribute, index) => {
    const embedding = attributeEmbeddings[index]
    const router =
      embedding && routers[argmax(routerEmbeddings.map((candidate) => cosine(embedding, candidate)))]
    if (router) assigned.set(router.id, [...(assigned.get(router.id) ?? []), attribute])
  })
  const inOrder = [...assigned].sort(([a], [b]) => byNumber(a, b))
  const events = inOrder.map(([router, news]): NetworkEvent => ({
    type: 'attributes-assigned',
    router,
    attributes: news,
  }))
  return { ...withEvents(updates, events, ports.settings), updates, assignedAttributes: new Map(inOrder) }
}
