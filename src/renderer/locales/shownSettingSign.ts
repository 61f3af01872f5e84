/** Short names of settings in the language that is shown. */
import { allSettingsTable } from '#shared/vocabulary/settings/allSettings.ts'
import { shownSetting } from './shownSetting.ts'

const ENTRIES = new Map(allSettingsTable().map((entry) => [entry.name, entry]))

/** Returns the symbol of a setting in the paper, or its name in words; of an unknown setting what was given. */
export function shownSettingSign(name: string): string {
  const entry = ENTRIES.get(name)
  return entry === undefined ? name : (entry.symbol ?? shownSetting(entry).label)
}
