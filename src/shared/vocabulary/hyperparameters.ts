/**
 * The table of RecNet's hyperparameters: default, range, symbol, help and the paper's grid. Command line, validation,
 * manifest and panel read it; to add one, add one entry to the part of the table that it belongs to.
 */
import { z } from 'zod'
import { WorkbenchError } from '../errors.ts'
import { modelSettings, rankingSettings } from './settings/agentSettings.ts'
import { optimizationSettings, receptionSettings } from './settings/learningSettings.ts'
import { initializationSettings, routingSettings } from './settings/propagationSettings.ts'
import { dataSettings, evaluationSettings } from './settings/protocolSettings.ts'
import { parsedSettings, settingsTable, type SettingEntry } from './settings/settingsTable.ts'

export const hyperparameters = z.strictObject({
  ...dataSettings,
  ...modelSettings,
  ...initializationSettings,
  ...routingSettings,
  ...receptionSettings,
  ...optimizationSettings,
  ...evaluationSettings,
  ...rankingSettings,
})

export type Hyperparameters = Readonly<z.infer<typeof hyperparameters>>
export type HyperparameterName = keyof Hyperparameters

/** One row of the table of hyperparameters. */
export interface HyperparameterEntry extends SettingEntry {
  readonly name: HyperparameterName
}

/** Returns the table as rows, in its order. */
export function hyperparameterTable(): readonly HyperparameterEntry[] {
  return settingsTable(hyperparameters) as readonly HyperparameterEntry[]
}

/**
 * Checks a configuration of RecNet and fills in defaults.
 * @throws WorkbenchError `hyperparameter-invalid` with one issue for each wrong value.
 */
export function parseHyperparameters(values: Readonly<Record<string, unknown>>): Hyperparameters {
  const valid = parsedSettings(hyperparameters, values)
  if (valid.minRouters > valid.maxRouters) {
    const expected = `at most maxRouters (${valid.maxRouters})`
    throw new WorkbenchError({
      code: 'hyperparameter-invalid',
      issues: [{ name: 'minRouters', expected, found: String(valid.minRouters) }],
    })
  }
  return valid
}
