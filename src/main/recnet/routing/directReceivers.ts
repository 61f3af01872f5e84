/** Table 4: who receives a profile where there are no routers: the nearest clients (EM), or those of them that the model chooses (EM+LR). */
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { selectReceiversPrompt } from '../prompts/selectReceivers.ts'

/** A client and how near it is to the sender. */
export interface Receiver {
  readonly client: ClientId
  readonly similarity: number
}

/**
 * Returns at most k clients, the nearest first; never the sender. A reply that cannot be read leaves the k nearest, and is
 * counted as a fallback.
 */
export async function directReceivers(
  sender: ClientAgent,
  embedding: Float32Array,
  network: Network,
  ports: Ports,
): Promise<readonly Receiver[]> {
  const { selectReceivers, consideredClients, retrievedClients: k } = ports.settings
  const limit = selectReceivers ? Math.max(consideredClients, k) : k
  const found = await ports.vectorIndex.query({
    embedding,
    attributes: null,
    atLeast: null,
    limit: limit + 1,
  })
  const nearest = found.filter(({ client }) => client !== sender.id).slice(0, limit)
  if (!selectReceivers || nearest.length <= k) return nearest.slice(0, k)
  const variables = {
    domainWord: ports.domainWord,
    senderProfile: sender.profile,
    clientProfiles: nearest.map(({ client }) => clientOf(network, client).profile),
    count: k,
  }
  const question = { subject: sender.id, step: network.step }
  const { value } = await askModel(selectReceiversPrompt, variables, question, ports)
  const chosen = new Set((value.selected ?? []).map((number) => nearest[number - 1]?.client))
  const selected = nearest.filter(({ client }) => chosen.has(client)).slice(0, k)
  return selected.length > 0 ? selected : nearest.slice(0, k)
}
