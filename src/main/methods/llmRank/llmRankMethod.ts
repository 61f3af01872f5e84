/** LLMRank as a method: a language model ranks from titles alone, and nothing is learnt. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import type { Recommender } from '../../recommenders/recommender.ts'
import type { CallForecast, ForecastRequest } from '../callForecast.ts'
import type { Learner, LearningWork, Method } from '../method.ts'
import { llmRankRecommender } from './llmRankRecommender.ts'
import { llmRankSettings, type LlmRankSettings } from './llmRankSettings.ts'
import { llmRankPrompts } from './prompts/llmRankPrompts.ts'

const parse = (values: Readonly<Record<string, unknown>>) => parsedSettings(llmRankSettings, values)

/** The entry of LLMRank in the list of methods. */
export const llmRankMethod: Method = {
  name: 'LLMRank',
  variants: { LLMRank: {} },
  settings: llmRankSettings,
  parse,
  prompts: llmRankPrompts,
  asksModels: true,
  learnsInSteps: false,
  forecastCalls,
  learner: (variant, values) => stateless(variant, parse(values)),
}

/** A learner that has learnt everything before it begins. */
function stateless(variant: string, settings: LlmRankSettings): Learner {
  return {
    step: 0,
    agents: null,
    apply: () => undefined,
    copy: () => stateless(variant, settings),
    nextStages: () => [],
    foreseenCalls: () => ({}),
    perform: async () => [],
    refresh: async () => undefined,
    recommender: async (work: LearningWork): Promise<Recommender> =>
      llmRankRecommender(work, settings, variant),
  }
}

function forecastCalls({ protocol, settings }: ForecastRequest): CallForecast {
  const { repetitions, shuffles, curveOn, testAtEnd } = parse(settings)
  // The curve of a method that learns nothing has one point.
  const ranked = [
    ...(curveOn === 'validation' ? [protocol.validation] : []),
    ...(testAtEnd ? [protocol.test] : []),
  ]
  const rankings = repetitions * ranked.reduce((sum, { instances }) => sum + instances.length, 0)
  const calls = rankings * shuffles
  const many = rankings.toLocaleString('en')
  return {
    calls,
    stages: [
      {
        stage: 'evaluation',
        part: 'evaluation',
        count: ranked.length,
        calls: { 'rank-by-history': calls / ranked.length },
      },
    ],
    figures:
      shuffles === 1
        ? inEnglish('{count} rankings.', { count: many })
        : inEnglish('{count} rankings, each asked in {orders} orders.', { count: many, orders: shuffles }),
    origin: inEnglish('Rankings of LLMRank are counted from the dataset; nothing is learnt.'),
  }
}
