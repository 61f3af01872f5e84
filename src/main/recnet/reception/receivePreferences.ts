/** §2.3, Eq. 5: P_c^pro of the user and both items. It is the first part of the client-centric update. */
import type { ClientAgent, PreferenceMessage } from '#shared/vocabulary/agents.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { isUserId, type ClientId } from '#shared/vocabulary/ids.ts'
import { clientOf, type Network } from '../network.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { mergePrompt } from '../prompts/merge.ts'
import { mergingRules } from './filterMemory.ts'

/** One client after reception, with P_c^pro in `profile`. */
export interface PropagatedProfile {
  readonly client: ClientAgent
  readonly profile: string
  /** The messages that were merged into the profile; their routers take part in credit assignment. */
  readonly messages: readonly PreferenceMessage[]
  /**
   * The name of the merge call; null where nothing was merged now, because there were no messages or the reply could
   * not be parsed.
   */
  readonly call: string | null
}

/** The three clients of an interaction after reception. */
export interface Reception {
  readonly interaction: InteractionRecord
  readonly user: PropagatedProfile
  readonly positiveItem: PropagatedProfile
  readonly negativeItem: PropagatedProfile
  /** The network, which tells credit assignment which routers still exist: a message may come from one that is gone. */
  readonly network: Network
}

/**
 * Merges the waiting messages of the user and both items.
 * @throws WorkbenchError `client-unknown`, `cancelled`, and whatever the model rejects with.
 */
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
 * Returns P_c^pro of one client. With an empty buffer no model is asked and P_c^pro is P_c. Where the reply cannot be
 * parsed the profile is unchanged and the messages stay in the buffer.
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

/**
 * Asks Prompt_merge for any messages: the whole buffer, or one message on delivery. `value` is null where the reply
 * cannot be parsed.
 */
export async function askMerge(
  client: ClientAgent,
  messages: readonly PreferenceMessage[],
  question: { readonly step: number; readonly subject: string },
  ports: Ports,
): Promise<{ readonly value: string | null; readonly call: string }> {
  const kind = isUserId(client.id) ? 'user' : 'item'
  const variables = {
    kind,
    domainWord: ports.domainWord,
    routerProfiles: messages.map((message) => message.text),
    rules: mergingRules(client, ports.settings),
    profile: client.profile,
  } as const
  const { value, call } = await askModel(mergePrompt, variables, question, ports)
  const { updated_profile: written } = value
  return { value: written === undefined ? null : capWords(written, WORD_LIMITS[kind]), call }
}
