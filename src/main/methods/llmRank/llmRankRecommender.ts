/** LLMRank: one question a ranking, or several with the candidates in other orders, whose positions are added up. */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import { askModel } from '../../prompting/askModel.ts'
import type { RankRequest, Ranking, Recommender } from '../../recommenders/recommender.ts'
import type { LearningWork } from '../method.ts'
import type { LlmRankSettings } from './llmRankSettings.ts'
import { namedBy } from '../../recommenders/rankByNumbers.ts'
import { rankByHistoryPrompt } from './prompts/rankByHistory.ts'

/** Creates the recommender. It has no state, so fitting does nothing. */
export function llmRankRecommender(
  { population, ports }: Pick<LearningWork, 'population' | 'ports'>,
  settings: LlmRankSettings,
  name = 'LLMRank',
): Recommender {
  const titleOf = (item: ItemId) => population.items.get(item)?.title ?? item
  /** Returns the candidates that a reply to this order names, best first. */
  const ask = async ({ user, history }: RankRequest, order: readonly ItemId[], subject: string) => {
    const variables = {
      domainWord: population.domainWord,
      strategy: settings.strategy,
      history: history.slice(-settings.historyLimit).map(titleOf),
      candidates: order.map(titleOf),
    }
    // Validation and test are ranked after the same learning, which is none, and differ in what came before.
    const question = { subject: `${user}/${history.length}/${subject}`, step: 0 }
    const { value } = await askModel(rankByHistoryPrompt, variables, question, { ...ports, settings })
    return namedBy(value.ranking ?? [], order)
  }
  return {
    name,
    caveat: ports.languageModel.description.caveat,
    fit: async () => undefined,
    rank: async (request: RankRequest): Promise<Ranking> => {
      const { user, candidates, repetition } = request
      const rankings = await Promise.all(
        Array.from({ length: settings.shuffles }, (_, shuffle) => {
          const random = ports.randomFor('shuffle of LLMRank', user, repetition, shuffle)
          const order = shuffle === 0 ? candidates : random.shuffled(candidates)
          return ask(request, order, `${repetition}/${shuffle}`)
        }),
      )
      return bordaRanking(rankings, candidates, settings.missingPolicy)
    },
  }
}

/**
 * Adds up positions: of ten candidates the first gets ten points, the last one, and one that a reply left out none.
 * Candidates with equal sums keep the order in which they were shown first. Those that no reply names follow in that
 * order, or stay out. The coverage is the mean share of candidates that a reply names.
 */
function bordaRanking(
  rankings: readonly (readonly ItemId[])[],
  candidates: readonly ItemId[],
  missing: LlmRankSettings['missingPolicy'],
): Ranking {
  const points = new Map<ItemId, number>(missing === 'append' ? candidates.map((item) => [item, 0]) : [])
  for (const ranking of rankings) {
    for (const [index, item] of ranking.entries())
      points.set(item, (points.get(item) ?? 0) + candidates.length - index)
  }
  const pointsOf = (item: ItemId) => points.get(item) ?? 0
  const named = rankings.reduce((sum, ranking) => sum + ranking.length, 0)
  return {
    ranking: candidates.filter((item) => points.has(item)).sort((a, b) => pointsOf(b) - pointsOf(a)),
    coverage: named / (rankings.length * candidates.length),
  }
}
