/** Stage 1 of Algorithm 1 (lines 4-11): learning from one interaction for its user and both items. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Network } from '../network.ts'
import { assignCredit } from '../optimization/assignCredit.ts'
import { judgeInteraction } from '../optimization/judgeInteraction.ts'
import { optimizeClients, type Revisions } from '../optimization/optimizeClients.ts'
import type { Ports } from '../ports.ts'
import { receivePreferences, type PropagatedProfile } from '../reception/receivePreferences.ts'

/**
 * Returns the events of the update; the network is not changed.
 * @throws WorkbenchError `client-unknown`, `cancelled`, and whatever the models reject with.
 */
export async function clientCentricUpdate(
  network: Network,
  interaction: InteractionRecord,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  const reception = await receivePreferences(network, interaction, ports)
  const judgement = await judgeInteraction(reception, ports)
  const credits = await assignCredit(judgement, ports)
  const revisions = await optimizeClients(credits, ports)
  return clientEvents(revisions)
}

/** The events of the update, in the order in which they arose. */
function clientEvents({ credits, revisions }: Revisions): readonly NetworkEvent[] {
  const { judgement, gradients } = credits
  const { reception, predictedItem, reward, reasoning, call } = judgement
  const { step, user, positiveItem, negativeItem } = reception.interaction
  const clients = [reception.user, reception.positiveItem, reception.negativeItem]
  const profileRevisions = new Map(clients.map(({ client }) => [client.id, client.profileRevision]))
  const nextRevision = (id: PropagatedProfile['client']['id']): number => {
    const revision = (profileRevisions.get(id) ?? 0) + 1
    profileRevisions.set(id, revision)
    return revision
  }
  const events: NetworkEvent[] = []
  for (const { client, profile, messages, call: merge } of clients) {
    if (merge === null) continue
    events.push({ type: 'buffer-drained', client: client.id, messages, call: merge })
    if (profile === client.profile) continue
    const revision = nextRevision(client.id)
    events.push({
      type: 'profile-revised',
      client: client.id,
      revision,
      profile,
      reason: 'reception',
      cause: null,
      call: merge,
    })
  }
  events.push({
    type: 'interaction-judged',
    step,
    user,
    positiveItem,
    negativeItem,
    predictedItem,
    reward,
    reasoning,
    call,
  })
  for (const { id: gradient, ...rest } of gradients) {
    events.push({ type: 'credit-assigned', gradient, client: user, reward, ...rest })
  }
  for (const { client, gradient, call: optimizer, ...revised } of revisions) {
    const shared = { client, cause: gradient.id, call: optimizer }
    if (revised.kind === 'profile') {
      const revision = nextRevision(client)
      events.push({
        type: 'profile-revised',
        ...shared,
        revision,
        profile: revised.profile,
        reason: 'optimization',
      })
    } else {
      const known = clients.find((propagated) => propagated.client.id === client)
      const revision = (known?.client.filterMemory.revision ?? 0) + 1
      events.push({ type: 'filter-memory-revised', ...shared, revision, rules: revised.rules })
    }
  }
  for (const { client } of clients) events.push({ type: 'client-updated', client: client.id })
  return events
}
