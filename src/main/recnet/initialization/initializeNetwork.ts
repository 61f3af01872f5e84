/** §2.2.1 and Algorithm 1, line 1: initializes the network with first profiles, first attributes and K routers. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { ItemText, Population } from '#shared/vocabulary/datasets.ts'
import { isItemId, tokenOf, type ClientId } from '#shared/vocabulary/ids.ts'
import { emptyNetwork } from '../network.ts'
import { withEvents } from '../draft.ts'
import type { Ports } from '../ports.ts'
import { askModel } from '../../prompting/askModel.ts'
import { capWords, WORD_LIMITS } from '../prompts/capWords.ts'
import { describePrompt, type DescribeVariables } from '../prompts/describe.ts'
import { firstFilterMemory } from '../reception/filterMemory.ts'
import { attributesOfClients } from '../routing/extractAttributes.ts'
import { createRouters } from './createRouters.ts'
import { genericUserProfile, itemTemplate, userTemplate } from './firstProfiles.ts'

/**
 * Returns the events of the initialization. Without routers (`propagation: retrieval`) only the first profiles are
 * written.
 * @throws WorkbenchError `cancelled`, and whatever the models reject with.
 */
export async function initializeNetwork(
  population: Population,
  ports: Ports,
): Promise<readonly NetworkEvent[]> {
  const described = await describeClients(population, ports)
  const drafted = withEvents({ network: emptyNetwork(), events: [] }, described, ports.settings)
  if (ports.settings.propagation === 'retrieval') return drafted.events
  // The generic first profile says nothing about its user and yields no attribute, so the model is not asked.
  const generic = genericUserProfile(population.domainWord)
  const telling = [...drafted.network.clients.values()].filter((client) => client.profile !== generic)
  const extracted = await attributesOfClients(telling, drafted, ports)
  const read = withEvents(drafted, extracted, ports.settings)
  return [...read.events, ...(await createRouters(read.network, ports))]
}

async function describeClients(population: Population, ports: Ports): Promise<readonly NetworkEvent[]> {
  const { items, users, userIds, domainWord } = population
  const ofUsers = userIds.map((id) => ({ client: id, name: tokenOf(id), source: users.get(id)?.text ?? '' }))
  const ofItems = [...items.values()].map((item) => ({
    client: item.id,
    name: item.title,
    source: itemSource(item),
  }))
  return Promise.all(
    [...ofUsers, ...ofItems].map(async ({ client, name, source }): Promise<NetworkEvent> => {
      const item = isItemId(client) ? items.get(client) : undefined
      const template = item ? itemTemplate(item, domainWord) : userTemplate(source, domainWord)
      const written =
        ports.settings.firstProfiles === 'model' && source !== ''
          ? await askDescribe(client, source, domainWord, ports)
          : null
      const limit = item ? WORD_LIMITS.item : WORD_LIMITS.user
      const profile = capWords(written ?? template, limit)
      return { type: 'client-described', client, name, profile, filterMemory: firstFilterMemory() }
    }),
  )
}

async function askDescribe(
  client: ClientId,
  source: string,
  domainWord: string,
  ports: Ports,
): Promise<string | null> {
  const variables: DescribeVariables = { kind: isItemId(client) ? 'item' : 'user', domainWord, source }
  const { value } = await askModel(describePrompt, variables, { subject: client, step: 0 }, ports)
  return value.profile ?? null
}

function itemSource(item: ItemText): string {
  return [item.title, item.category, item.description].filter((part) => part !== '').join('. ')
}
