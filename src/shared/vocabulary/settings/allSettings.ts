/**
 * The settings of all methods, each once: RecNet's, then those that only other methods have. The command line, the pages
 * that show any run, and the reference read this table; what a method accepts is its own.
 */
import { z } from 'zod'
import { hyperparameters } from '../hyperparameters.ts'
import { agentCfPlusSettings, agentCfSettings, llmRankSettings } from './baselineSettings.ts'
import { trainingSettings } from './trainingSettings.ts'
import { settingsTable, type SettingEntry } from './settingsTable.ts'

const { data, itemKnn, epochs, layered, sasRec, lightGcn } = trainingSettings
const allSettings = z.strictObject({
  ...hyperparameters.shape,
  ...llmRankSettings,
  ...agentCfSettings,
  ...agentCfPlusSettings,
  ...data,
  ...itemKnn,
  ...epochs,
  ...layered,
  ...sasRec,
  ...lightGcn,
})

/** Returns the table as rows, in its order. */
export function allSettingsTable(): readonly SettingEntry[] {
  return settingsTable(allSettings)
}
