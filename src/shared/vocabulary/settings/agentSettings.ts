/** How the language model of a run is asked, and how its rankings are read. */
import { choice, count, flag, real } from './settingFields.ts'

/** How replies are sampled: temperatures, and budgets in tokens. */
export const samplingSettings = {
  temperature: real(0, 2, 0.2, {
    section: 'Model',
    label: 'Temperature',
    help: 'Sampling temperature of prompts that answer: first profiles, attributes, summaries, predictions.',
  }),
  reasoningTemperature: real(0, 2, 0.2, {
    section: 'Model',
    label: 'Reasoning temperature',
    help: 'Sampling temperature of prompts that reason: merged profiles, gradients, revised modules.',
  }),
  rankTemperature: real(0, 2, 0, {
    section: 'Model',
    label: 'Ranking temperature',
    help: 'Sampling temperature of the ranking prompt.',
  }),
  repairTemperature: real(0.5, 2, 0.7, {
    section: 'Model',
    label: 'Repair temperature',
    help: 'Temperature of the one repeated question after a reply that could not be read.',
  }),
  repetitionPenalty: real(1, 2, 1.2, {
    section: 'Model',
    label: 'Repetition penalty',
    help: 'How much a GGUF model is kept from the words that a text has already, within that text; 1 is not at all. Servers sample as they were set up.',
  }),
  maxReplyTokens: count(64, 32_768, 1024, {
    unit: 'tokens',
    section: 'Model',
    label: 'Reply tokens',
    help: 'The most tokens of a reply of prompts that answer. Each call has the budget that its schema can need; this only lowers it.',
  }),
  maxReasoningTokens: count(64, 32_768, 4096, {
    unit: 'tokens',
    section: 'Model',
    label: 'Reasoning reply tokens',
    help: 'The most tokens of a reply of prompts that reason. Each call has the budget that its schema can need; this only lowers it.',
  }),
  maxThoughtTokens: count(0, 32_768, 2048, {
    unit: 'tokens',
    section: 'Model',
    label: 'Thought tokens',
    help: 'What a reasoning model may think before each reply; 0 asks for the reply at once. Other models do not think.',
  }),
}

export const modelSettings = {
  ...samplingSettings,
  predictBy: choice(['reply', 'probabilities'], 'reply', {
    section: 'Model',
    label: 'Predict by',
    help: 'The reply to Prompt_predict (the paper), or the model’s probabilities of the two labels after one evaluation: many times cheaper, without reasoning.',
  }),
  rankBy: choice(['reply', 'probabilities'], 'reply', {
    section: 'Model',
    label: 'Rank by',
    help: 'A written ranking, or the model’s probabilities of the candidates’ labels after one evaluation: many times cheaper. Results say which it was.',
  }),
}

export const rankingSettings = {
  missingPolicy: choice(['append', 'miss'], 'append', {
    section: 'Evaluation',
    label: 'Unranked candidates',
    help: 'Put candidates that a reply left out behind the others in the order shown, or count them as misses.',
  }),
  testTimeReception: flag(true, {
    section: 'Evaluation',
    label: 'Reception at test time',
    help: 'Merge waiting messages before ranking (§2.5); leaves no trace.',
  }),
  coldStart: flag(false, {
    section: 'Evaluation',
    label: 'Cold start',
    help: 'At the end, rank test items that nobody interacted with, and for users with one interaction, with plain profiles and with profiles that routers augmented (§3.4.3).',
  }),
}
