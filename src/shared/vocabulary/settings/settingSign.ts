/** The shortest name of a setting that a reader of the paper knows. */
import { allSettingsTable } from './allSettings.ts'

/** Returns the symbol of a setting in the paper, or its name in words; of an unknown setting what was given. */
export function settingSign(name: string): string {
  const entry = allSettingsTable().find((one) => one.name === name)
  return entry?.symbol ?? entry?.label ?? name
}
