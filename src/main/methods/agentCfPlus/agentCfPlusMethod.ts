/**
 * AgentCF++ as a method, in the form that RecNet compares with: one domain, in which users have a private and a derived
 * memory, and groups of like interests lend their members what they took last.
 */
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import type { Method } from '../method.ts'
import { AgentCfPlusLearner } from './agentCfPlusLearner.ts'
import { agentCfPlusSettings } from './agentCfPlusSettings.ts'
import { forecastCalls } from './forecastCalls.ts'
import { agentCfPlusPrompts } from './prompts/agentCfPlusPrompts.ts'

const parse = (values: Readonly<Record<string, unknown>>) => parsedSettings(agentCfPlusSettings, values)

/** The entry of AgentCF++ in the list of methods. Importing this module loads every stage, and with it every prompt. */
export const agentCfPlusMethod: Method = {
  name: 'AgentCF++',
  variants: { 'AgentCF++': {} },
  settings: agentCfPlusSettings,
  parse,
  prompts: agentCfPlusPrompts,
  asksModels: true,
  learnsInSteps: true,
  forecastCalls,
  learner: (variant, values) => new AgentCfPlusLearner(variant, parse(values)),
}
