/** The settings of a run beside the defaults, in the order and under the headings of the table of settings. */
import type { Settings, SettingValue } from '#shared/vocabulary/runs.ts'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import type { SettingEntry } from '#shared/vocabulary/settings/settingsTable.ts'

export interface SettingRow {
  readonly name: string
  /** Null for a setting of another version, which has no entry here. */
  readonly entry: SettingEntry | null
  readonly value: SettingValue
  /** The default; null where the setting has none. */
  readonly initial: SettingValue | null
  /** What set the value: the default, the variant, or whoever started the run. */
  readonly origin: 'default' | 'variant' | 'set'
}

/** One row for each setting. Settings of another version come last. */
export function settingRows(settings: Settings, variantSettings: Settings): readonly SettingRow[] {
  const table = allSettingsTable()
  const known = table.flatMap((entry): SettingRow[] => {
    const value = settings[entry.name]
    if (value === undefined) return []
    const origin =
      value === variantSettings[entry.name] && value !== entry.default
        ? 'variant'
        : value === entry.default
          ? 'default'
          : 'set'
    return [{ name: entry.name, entry, value, initial: entry.default, origin }]
  })
  const names = new Set<string>(table.map(({ name }) => name))
  const others = Object.entries(settings).filter(([name]) => !names.has(name))
  return [
    ...known,
    ...others.map(([name, value]): SettingRow => ({
      name,
      entry: null,
      value,
      initial: null,
      origin: 'set',
    })),
  ]
}
