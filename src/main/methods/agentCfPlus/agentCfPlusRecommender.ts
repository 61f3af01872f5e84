/** AgentCF++, inference: ranks by both memories of the user, its groups, and the descriptions of the candidates. */
import type { InterestGroup } from '#shared/events/memories/memoryEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { MethodPorts } from '../../ports/methodPorts.ts'
import { rankByNumbers } from '../../recommenders/rankByNumbers.ts'
import type { Ranking, RankRequest, Recommender } from '../../recommenders/recommender.ts'
import type { AgentCfPlusSettings } from './agentCfPlusSettings.ts'
import { rankMemoriesPrompt, type RankMemoriesVariables } from './prompts/rankMemories.ts'

/** What it ranks with. */
export interface RankingState {
  readonly name: string
  readonly step: number
  readonly domainWord: string
  readonly clients: ReadonlyMap<ClientId, ClientAgent>
  readonly privateMemory: (user: UserId) => { readonly text: string }
  readonly groupsOf: (user: UserId) => readonly InterestGroup[]
}

/** Creates the recommender. It has learnt already, so fitting does nothing. Histories of requests are not looked at. */
export function agentCfPlusRecommender(
  state: RankingState,
  ports: MethodPorts & { readonly settings: AgentCfPlusSettings },
): Recommender {
  const nameOf = (item: ItemId) => state.clients.get(item)?.name ?? item
  const textOf = (client: ClientId) => state.clients.get(client)?.profile ?? ''
  const variablesOf = (user: UserId, candidates: readonly ItemId[]): RankMemoriesVariables => ({
    domainWord: state.domainWord,
    privateMemory: state.privateMemory(user).text,
    derivedMemory: textOf(user),
    groups: state.groupsOf(user).map(({ name, items }) => ({ name, titles: items.map(nameOf) })),
    candidates: candidates.map((item) => ({ title: nameOf(item), text: textOf(item), paths: '' })),
  })
  return {
    name: state.name,
    caveat: ports.languageModel.description.caveat,
    fit: async () => undefined,
    rank: async ({ user, history, candidates, repetition }: RankRequest): Promise<Ranking> => {
      // Validation and test are ranked after the same step, and differ in what came before.
      const question = { subject: `${user}/${history.length}/${repetition}`, step: state.step }
      const { value } = await askModel(rankMemoriesPrompt, variablesOf(user, candidates), question, ports)
      return rankByNumbers(value.ranking ?? [], candidates, ports.settings.missingPolicy)
    },
  }
}
