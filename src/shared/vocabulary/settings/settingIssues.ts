/** Values held against the rows of a table, for a page that has the rows but not the schema they come from. */
import type { SettingValue } from '../runs.ts'
import type { EnteredValues, SettingEntry } from './settingsTable.ts'

export interface SettingIssue {
  readonly name: string
  readonly expected: string
  /** As JSON. */
  readonly found: string
}

/** One issue for each value that its row does not allow; values without a row are passed over. */
export function settingIssues(
  entries: readonly SettingEntry[],
  settings: Readonly<Record<string, SettingValue>>,
): readonly SettingIssue[] {
  return entries.flatMap(({ name, values, range }) => {
    const value = settings[name]
    if (value === undefined || isAllowed(value, values)) return []
    const whole = values.kind === 'count' && typeof value === 'number' && !Number.isInteger(value)
    return [{ name, expected: `${whole ? 'a whole number, ' : ''}${range}`, found: JSON.stringify(value) }]
  })
}

function isAllowed(value: SettingValue, values: EnteredValues): boolean {
  switch (values.kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'text':
      return typeof value === 'string' && value.length <= values.most
    case 'choice':
      return typeof value === 'string' && values.values.includes(value)
    case 'count':
    case 'real':
      return (
        typeof value === 'number' &&
        (values.kind === 'real' ? Number.isFinite(value) : Number.isInteger(value)) &&
        value >= values.low &&
        value <= values.high
      )
    default:
      return values satisfies never
  }
}
