/** §2.3, Eq. 5: P_c^pro of the user and both items. The first stage of the client-centric update. */
import type { ClientAgent, PreferenceMessage } from '#shared/vocabulary/agents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { isUserId, type ClientId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { mergePrompt } from '../prompts/merge.ts'

/** One client after reception. */
export interface PropagatedProfile {
  readonly client: ClientAgent
  readonly profile: string
  /** The messages that are in the profile; their routers took part in what follows. */
  readonly messages: readonly PreferenceMessage[]
  /** The merge call; null where nothing was merged now (no messages, or the reply could not be read). */
  readonly call: string | null
}

export interface Reception {
  readonly interaction: InteractionRecord
  readonly user: PropagatedProfile
  readonly positiveItem: PropagatedProfile
  readonly negativeItem: PropagatedProfile
  /** The routers alive, for credits: a message may come from one that is gone by now. */
  readonly network: Network
}

export async function receivePreferences(
  network: Network,
  interaction: InteractionRecord,
  ports: Ports,
): Promise<Reception> {
  const receive = (id: ClientId) =>
    propagatedProfile(clientOf(network, id), { step: interaction.step, subject: id }, ports)
  const [user, positiveItem, negativeItem] = await Promise.all([
    receive(interaction.user),
    receive(interaction.positiveItem),
    receive(interaction.negativeItem),
  ])
  return { interaction, user, positiveItem, negativeItem, network }
}

/**
 * P_c^pro of one client. An empty buffer asks nothing: P_c^pro is P_c. Where the reply cannot be read the profile stays
 * and the messages stay in the buffer.
 */
export async function propagatedProfile(
  client: ClientAgent,
  question: { readonly step: number; readonly subject: string },
  ports: Ports,
): Promise<PropagatedProfile> {
  if (client.messageBuffer.length === 0) {
    return { client, profile: client.profile, messages: client.integratedMessages, call: null }
  }
  const { value, call } = await askMerge(client, client.messageBuffer, question, ports)
  if (value === null) return { client, profile: client.profile, messages: [], call: null }
  return { client, profile: value, messages: client.messageBuffer, call }
}

/** Prompt_merge for any messages: the buffer, or one message on delivery. */
export async function askMerge(
  client: ClientAgent,
  messages: readonly PreferenceMessage[],
  question: { readonly step: number; readonly subject: string },
  ports: Ports,
): Promise<{ readonly value: string | null; readonly call: string }> {
  const kind = isUserId(client.id) ? 'user' : 'item'
  const variables = {
    kind,
    routerProfiles: messages.map((message) => message.text),
    rules: ports.settings.filterMemory ? client.filterMemory.rules.map((rule) => rule.text) : [],
    profile: client.profile,
  } as const
  const { value, call } = await askModel(mergePrompt, variables, question, ports)
  return { value: value === null ? null : capWords(value.updated_profile, WORD_LIMITS[kind]), call }
}
