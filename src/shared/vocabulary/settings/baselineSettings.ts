/** The settings of baselines that ask a language model. */
import { choice, count, flag } from './settingFields.ts'

/** What every list-wise ranking that shows a history knows. */
export const historySettings = {
  historyLimit: count(1, 1000, 20, {
    unit: 'items',
    section: 'Evaluation',
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

/** In which order the two items of an interaction are shown to the user agent that chooses. */
const choosingSettings = {
  itemOrder: choice(['balanced', 'negative first'], 'balanced', {
    section: 'AgentCF',
    label: 'Item order',
    help: 'In which order AgentCF and AgentCF++ show the two items of an interaction: seeded, so that either comes first as often; or the negative one always first, as the released code does, which gives the answer away by its place.',
  }),
}

export const agentCfSettings = {
  ...historySettings,
  ...choosingSettings,
  rounds: count(1, 10, 2, {
    unit: 'rounds',
    section: 'AgentCF',
    label: 'Rounds',
    help: 'How often the user agent of AgentCF chooses between the two items of an interaction; it reflects after the first choice, and after each wrong one.',
  }),
  updateNegative: flag(false, {
    section: 'AgentCF',
    label: 'Keep negative descriptions',
    help: 'Keep the new description of the negative item too. It is always asked for; by default only that of the positive item is kept.',
  }),
  rankingMode: choice(['basic', 'sequential', 'retrieval'], 'basic', {
    section: 'AgentCF',
    label: 'Ranking mode',
    help: 'What AgentCF ranks by: self-introduction and descriptions (B); these and the titles of the history (B+H); or these and the earlier self-introduction that is most similar to the candidates (B+R).',
  }),
  knowledgePaths: flag(false, {
    section: 'KGLA',
    label: 'Knowledge paths',
    help: 'Tell AgentCF what connects an item with what the user took, from training and texts alone: the variant KGLA.',
  }),
  twoHopEntities: count(0, 100, 10, {
    unit: 'titles',
    section: 'KGLA',
    label: 'Titles of two hops',
    help: 'The most titles that the user took and others took together with the item; 0 leaves these paths out.',
  }),
  threeHopEntities: count(0, 100, 5, {
    unit: 'entities',
    section: 'KGLA',
    label: 'Entities of three hops',
    help: 'The most categories, and the most words, that the item shares with what the user took; 0 leaves these paths out.',
  }),
  pathWords: count(20, 1000, 60, {
    unit: 'words',
    section: 'KGLA',
    label: 'Words of paths',
    help: 'The most words that are said of the paths of one item; where they are more, fewer entities are named.',
  }),
}

export const agentCfPlusSettings = {
  ...choosingSettings,
  interestGroups: count(0, 100, 10, {
    unit: 'groups',
    section: 'AgentCF++',
    label: 'Interest groups',
    help: 'How many groups of users AgentCF++ forms after training, one for each of the clusters with the most interests; 0 forms none.',
  }),
  groupLength: count(1, 100, 5, {
    unit: 'items',
    section: 'AgentCF++',
    label: 'Group memory',
    help: 'How many items, the newest that its members took in training, each interest group of AgentCF++ shows in a ranking.',
  }),
}
