/** What must be known to read a joint report: what differs between its runs although it may, and what is not finished. */
import type { JointRun } from '#shared/vocabulary/inspection.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { dataSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import { settingsTable } from '#shared/vocabulary/settings/settingsTable.ts'
import { settingValueText } from '#shared/vocabulary/settings/settingValueText.ts'
import { z } from 'zod'

/** A run of the report with its settings. */
export interface NotedRun extends JointRun {
  readonly settings: Settings
  /** Whether its method learns interaction by interaction, so that their number can be limited. */
  readonly learnsInSteps: boolean
}

const LEARNT_FROM = settingsTable(z.strictObject(dataSettings))

/** Returns sentences; none where the runs differ in nothing but their methods and all have finished. */
export function jointNotes(runs: readonly NotedRun[]): readonly string[] {
  const differing = LEARNT_FROM.flatMap(({ name, label }): string[] => {
    const values = runs.map(({ method, settings }) => ({ method, value: settings[name] }))
    if (new Set(values.map(({ value }) => value)).size < 2) return []
    const said = values.map(
      ({ method, value }) =>
        `${value === undefined ? 'unknown' : settingValueText(name, value)} for ${method}`,
    )
    return [`The runs differ in “${label}”: ${said.join('; ')}.`]
  })
  const models = runs.filter(({ asksModels }) => asksModels)
  const names = new Set(models.map(({ languageModel }) => languageModel))
  return [
    ...runs
      .filter(({ final }) => !final)
      .map(({ method, run, step }) => `${method} is as of step ${step}: ${run} has not finished.`),
    ...limitNotes(runs),
    ...differing,
    ...(names.size < 2
      ? []
      : [
          `The language models differ: ${models.map(({ method, languageModel }) => `${languageModel} for ${method}`).join('; ')}.`,
        ]),
  ]
}

/** A limit holds for methods that learn in steps alone; all others, and the references, read whole histories. */
function limitNotes(runs: readonly NotedRun[]): readonly string[] {
  return runs.flatMap(({ method, settings, learnsInSteps }) => {
    const limit = Number(settings['interactionLimit'] ?? 0)
    return learnsInSteps && limit > 0
      ? [
          `${method} learns from the first ${limit} interactions alone. Rows that do not learn interaction by interaction read whole training histories.`,
        ]
      : []
  })
}
