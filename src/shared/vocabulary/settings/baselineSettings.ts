/** The settings of baselines that ask a language model. */
import { choice, count } from './settingFields.ts'

/** What every list-wise ranking that shows a history knows. */
export const historySettings = {
  historyLimit: count(1, 1000, 20, {
    unit: 'items',
    section: 'LLMRank',
    label: 'History',
    help: 'The most items of a history that a ranking prompt of LLMRank or AgentCF shows; the newest are kept.',
  }),
}

export const llmRankSettings = {
  ...historySettings,
  strategy: choice(['sequential', 'recency', 'in-context'], 'sequential', {
    section: 'LLMRank',
    label: 'Strategy',
    help: 'How the prompt of LLMRank tells the history: in order; in order with the newest item named again; or without the newest item, which is then shown as the right answer.',
  }),
  shuffles: count(1, 50, 1, {
    unit: 'calls',
    section: 'LLMRank',
    label: 'Shuffles',
    help: 'How often LLMRank asks for each ranking, each time with the candidates in another order; positions are added up (Borda).',
  }),
}
