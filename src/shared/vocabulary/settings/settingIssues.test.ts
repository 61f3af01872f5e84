import { describe, expect, it } from 'vitest'
import { WorkbenchError } from '../../errors.ts'
import { hyperparameters } from '../hyperparameters.ts'
import { settingIssues } from './settingIssues.ts'
import { parsedSettings, settingsTable } from './settingsTable.ts'

const table = settingsTable(hyperparameters)

describe('settingIssues', () => {
  it('finds nothing wrong with defaults, bounds and what has no row', () => {
    const defaults = Object.fromEntries(table.map((entry) => [entry.name, entry.default]))
    expect(settingIssues(table, defaults)).toEqual([])
    expect(settingIssues(table, { temperature: 2, repetitions: 1, unheardOf: 'x' })).toEqual([])
  })

  it.each([
    { repetitions: 0 },
    { repetitions: 1.5 },
    { repetitions: '' },
    { temperature: 2.1 },
    { temperature: Number.NaN },
    { messageBuffer: 'yes' },
    { propagation: 'letters' },
  ])('finds what the schema finds of %o', (values) => {
    const issues = settingIssues(table, values)
    expect(issues).toHaveLength(1)
    try {
      parsedSettings(hyperparameters, values)
      expect.fail('the schema takes it')
    } catch (error) {
      expect(error).toBeInstanceOf(WorkbenchError)
      expect((error as WorkbenchError).details).toMatchObject({ issues })
    }
  })
})
