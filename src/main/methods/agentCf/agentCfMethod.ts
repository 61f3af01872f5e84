/**
 * AgentCF as a method: users and items are agents that describe themselves, and learn from one interaction at a time. KGLA
 * is the same with the paths of a knowledge graph.
 */
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import type { Method } from '../method.ts'
import { AgentCfLearner } from './agentCfLearner.ts'
import { agentCfSettings } from './agentCfSettings.ts'
import { forecastCalls } from './forecastCalls.ts'
import { agentCfPrompts } from './prompts/agentCfPrompts.ts'

const parse = (values: Readonly<Record<string, unknown>>) => parsedSettings(agentCfSettings, values)

/** The entry of AgentCF in the list of methods. Importing this module loads every stage, and with it every prompt. */
export const agentCfMethod: Method = {
  name: 'AgentCF',
  variants: { AgentCF: {}, KGLA: { knowledgePaths: true } },
  settings: agentCfSettings,
  parse,
  prompts: agentCfPrompts,
  asksModels: true,
  learnsInSteps: true,
  forecastCalls,
  learner: (variant, values) => new AgentCfLearner(variant, parse(values)),
}
