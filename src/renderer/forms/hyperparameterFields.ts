/** What Compose needs of the table of hyperparameters beyond its entries: finding, stepping, values in words. */
import { hyperparameterTable } from '#shared/vocabulary/hyperparameters.ts'
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import type { SettingEntry } from '#shared/vocabulary/settings/settingsTable.ts'
import type { SettingValue } from '#shared/vocabulary/runs.ts'
import { shownSetting } from '../locales/shownSetting.ts'
import { phrase } from '../locales/phrase.ts'

/** RecNet's. Read once; the table does not change while the page lives. */
export const ENTRIES: readonly SettingEntry[] = hyperparameterTable()

const byName = new Map<string, SettingEntry>(allSettingsTable().map((entry) => [entry.name, entry]))

/** The label of the table in the language that is shown; the name itself where the table does not have it. */
export function labelOf(name: string): string {
  const entry = byName.get(name)
  return entry === undefined ? name : shownSetting(entry).label
}

/** The symbol of the paper for a hyperparameter; null where it has none. */
export function symbolOf(name: string): string | null {
  return byName.get(name)?.symbol ?? null
}

/** The entries in which every word of the text occurs, in name, label, symbol, help or section, in English or in the language that is shown. */
export function matchingEntries(entries: readonly SettingEntry[], text: string): readonly SettingEntry[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries.filter((entry) => {
    const { name, label, symbol = '', help, section } = entry
    const shown = shownSetting(entry)
    const said =
      `${name} ${label} ${symbol} ${help} ${section} ${shown.label} ${shown.help} ${phrase(section)}`.toLowerCase()
    return words.every((word) => said.includes(word))
  })
}

/** How far an arrow key moves a value: the spacing of the paper's grid where the values are not whole, else 1, 0.1 or 0.05. */
export function steppingOf({ values, paperGrid = [] }: SettingEntry): number {
  if (values.kind !== 'real') return 1
  const gaps = paperGrid.slice(1).map((value, index) => value - (paperGrid[index] ?? value))
  if (gaps.length > 0) return Number(Math.min(...gaps).toFixed(6))
  return values.high - values.low <= 1 ? 0.05 : 0.1
}

/** A value in words. */
export function settingText(value: SettingValue): string {
  if (typeof value === 'boolean') return phrase(value ? 'on' : 'off')
  return value === '' ? phrase('nothing') : String(value)
}
