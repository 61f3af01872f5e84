/** AgentCF, inference: ranks by self-introductions and descriptions, in one of three modes. */
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, ItemId, UserId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { MethodPorts } from '../../ports/methodPorts.ts'
import { argmax, cosine } from '../../recnet/similarity.ts'
import { rankByNumbers } from '../../recommenders/rankByNumbers.ts'
import type { Ranking, RankRequest, Recommender } from '../../recommenders/recommender.ts'
import type { AgentCfSettings } from './agentCfSettings.ts'
import { rankAgentsPrompt } from './prompts/rankAgents.ts'

/** What it ranks with. */
export interface RankingState {
  readonly name: string
  readonly step: number
  readonly domainWord: string
  readonly clients: ReadonlyMap<ClientId, ClientAgent>
  /** The self-introductions of a user before the current one, without the first. */
  readonly earlierTexts: (user: UserId) => readonly string[]
  /** What connects an item with what the user took, in words. */
  readonly pathsTo: (user: UserId, item: ItemId) => string
}

/** Creates the recommender. It has learnt already, so fitting does nothing. */
export function agentCfRecommender(
  state: RankingState,
  ports: MethodPorts & { readonly settings: AgentCfSettings },
): Recommender {
  const { rankingMode, historyLimit, missingPolicy } = ports.settings
  const nameOf = (item: ItemId) => state.clients.get(item)?.name ?? item
  const textOf = (client: ClientId) => state.clients.get(client)?.profile ?? ''
  const variablesOf = async ({ user, history, candidates }: RankRequest) => ({
    domainWord: state.domainWord,
    introduction: textOf(user),
    earlier:
      rankingMode === 'retrieval'
        ? await nearestText(candidates.map(textOf).join('\n'), state.earlierTexts(user), ports.embeddingModel)
        : null,
    history: rankingMode === 'sequential' ? history.slice(-historyLimit).map(nameOf) : [],
    candidates: candidates.map((item) => ({
      title: nameOf(item),
      text: textOf(item),
      paths: state.pathsTo(user, item),
    })),
  })
  return {
    name: state.name,
    caveat: ports.languageModel.description.caveat,
    fit: async () => undefined,
    rank: async (request: RankRequest): Promise<Ranking> => {
      const { user, history, candidates, repetition } = request
      // Validation and test are ranked after the same step, and differ in what came before.
      const question = { subject: `${user}/${history.length}/${repetition}`, step: state.step }
      const { value } = await askModel(rankAgentsPrompt, await variablesOf(request), question, ports)
      return rankByNumbers(value.ranking ?? [], candidates, missingPolicy)
    },
  }
}

/** Returns the text that is most similar to the query, the oldest of equals; null where there is none. */
async function nearestText(
  query: string,
  texts: readonly string[],
  embeddingModel: EmbeddingModel,
): Promise<string | null> {
  if (texts.length === 0 || query.trim() === '') return null
  const [wanted, ...vectors] = await embeddingModel.embed([query, ...texts])
  if (!wanted) return null
  return texts[argmax(vectors.map((vector) => cosine(wanted, vector)))] ?? null
}
