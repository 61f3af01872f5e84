/** A small population of two tastes, and Algorithm 1 over it in memory. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId, type ItemId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { applyNetworkEvents } from '../applyNetworkEvents.ts'
import { initializeNetwork } from '../initialization/initializeNetwork.ts'
import { type Population } from '#shared/vocabulary/datasets.ts'
import { emptyNetwork, type Network } from '../network.ts'
import type { CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import type { Ports } from '../ports.ts'
import { clientCentricUpdate } from './clientCentricUpdate.ts'
import { nextUpdates } from './nextUpdates.ts'
import { routerCentricUpdate } from './routerCentricUpdate.ts'

const ITEMS: readonly (readonly [string, string, string])[] = [
  ['1', 'Kind of Blue', 'modal jazz; cool jazz; trumpet'],
  ['2', 'Back in Black', 'hard rock; loud guitars; arena rock'],
  ['3', 'Giant Steps', 'hard bop; modal jazz; saxophone'],
  ['4', 'Paranoid', 'heavy metal; loud guitars; dark riffs'],
  ['5', 'Time Out', 'cool jazz; piano quartet; odd meters'],
  ['6', 'Led Zeppelin IV', 'hard rock; blues rock; folk ballads'],
]

/** A population of four users and six items. */
export const smallPopulation: Population = {
  domainWord: 'CD',
  userIds: ['1', '2', '3', '4'].map(toUserId),
  users: new Map(),
  items: new Map(
    ITEMS.map(([token, title, category]): [ItemId, ItemText] => [
      toItemId(token),
      { id: toItemId(token), title, category, description: '' },
    ]),
  ),
}

/** Twelve interactions: u:1 and u:2 take jazz, u:3 and u:4 take rock. */
export const smallInteractions: readonly InteractionRecord[] = [
  ['1', '1', '2'],
  ['3', '2', '1'],
  ['2', '5', '4'],
  ['4', '4', '3'],
  ['1', '3', '6'],
  ['3', '6', '5'],
  ['2', '1', '6'],
  ['4', '2', '5'],
  ['1', '5', '4'],
  ['3', '4', '3'],
  ['2', '3', '2'],
  ['4', '6', '1'],
].map(([user = '', positive = '', negative = ''], index) => {
  return {
    step: index + 1,
    user: toUserId(user),
    positiveItem: toItemId(positive),
    negativeItem: toItemId(negative),
  }
})

/** The stages of RecNet. */
export type StageName = 'initialization' | 'client-centric' | 'router-centric'

/** One stage with its events and the requests that it sent to the language model. */
export interface StageRun {
  readonly stage: StageName
  readonly events: readonly NetworkEvent[]
  readonly requests: readonly CompletionRequest[]
}

/** Runs every stage from the initialization to the end and records its events and requests. */
export async function runWorkflow(
  {
    population = smallPopulation,
    interactions = smallInteractions,
  }: { population?: Population; interactions?: readonly InteractionRecord[] },
  ports: Ports,
): Promise<{ readonly network: Network; readonly stages: readonly StageRun[] }> {
  let network = emptyNetwork()
  const stages: StageRun[] = []
  const perform = async (
    stage: StageName,
    update: (recording: Ports) => Promise<readonly NetworkEvent[]>,
  ) => {
    const { languageModel, requests } = recorded(ports.languageModel)
    const events = await update({ ...ports, languageModel })
    network = applyNetworkEvents(network, events, ports.settings)
    stages.push({ stage, events, requests })
  }
  await perform('initialization', (recording) => initializeNetwork(population, recording))
  for (;;) {
    const [next] = nextUpdates(network, interactions, ports.settings)
    if (next === undefined) return { network, stages }
    const before = network
    const interaction = interactions[next.step - 1]
    if (next.kind === 'client-centric' && interaction)
      await perform(next.kind, (recording) => clientCentricUpdate(before, interaction, recording))
    else await perform(next.kind, (recording) => routerCentricUpdate(before, recording))
  }
}

/** A model that records what it was asked. */
function recorded(languageModel: LanguageModel) {
  const requests: CompletionRequest[] = []
  const complete: LanguageModel['complete'] = (request, cancellation) => {
    requests.push(request)
    return languageModel.complete(request, cancellation)
  }
  return { requests, languageModel: { ...languageModel, complete } }
}
