/**
 * Table 4: direct propagation without routers. A whole updated profile goes to the k nearest clients (EM, and "w/o CPR" of
 * Table 3) or to those that the model chooses (EM+LR), or the model writes for each what of it is worth sending (EM+LR+LS).
 */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import { byId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { digestPrompt } from '../prompts/digest.ts'
import type { Delivery } from './delivery.ts'
import { deliveryEvents } from './deliverMessages.ts'
import { directReceivers } from './directReceivers.ts'
import { indexClients } from './scorePairs.ts'

/** Returns the events of one update: the deliveries and `update-set-cleared`. */
export async function directPropagation(network: Network, ports: Ports): Promise<readonly NetworkEvent[]> {
  await indexClients(network, network.unindexedClients, ports)
  const senders = [...network.updatedClients].sort(byId).map((client) => clientOf(network, client))
  const embeddings = await ports.embeddingModel.embed(senders.map((sender) => sender.profile))
  const deliveries = await Promise.all(
    senders.map(async (sender, index): Promise<readonly Delivery[]> => {
      const embedding = embeddings[index]
      if (!embedding) return []
      const receivers = await directReceivers(sender, embedding, network, ports)
      return Promise.all(
        receivers.map(async ({ client, similarity }) => ({
          client,
          message: {
            from: sender.id,
            text: await messageFor(clientOf(network, client), sender, network.step, ports),
            routingScore: similarity,
            step: network.step,
          },
        })),
      )
    }),
  )
  const cleared: NetworkEvent = { type: 'update-set-cleared', clients: senders.length, routers: 0 }
  return [cleared, ...(await deliveryEvents(deliveries.flat(), network, ports))]
}

/** The whole profile, or what of it is worth sending; the whole again where the reply cannot be read, which is counted. */
async function messageFor(
  receiver: ClientAgent,
  sender: ClientAgent,
  step: number,
  ports: Ports,
): Promise<string> {
  if (!ports.settings.digestMessages) return sender.profile
  const { domainWord } = ports
  const variables = { domainWord, senderProfile: sender.profile, receiverProfile: receiver.profile }
  const question = { subject: `${sender.id}/${receiver.id}`, step }
  const { value } = await askModel(digestPrompt, variables, question, ports)
  return value.message === undefined ? sender.profile : capWords(value.message, WORD_LIMITS.router)
}
