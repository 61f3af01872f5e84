/** The value of a setting as tables and labels say it. */
import type { SettingValue } from '../runs.ts'

/** Returns the value; `all` where it is a limit of interactions that is none. */
export function settingValueText(name: string, value: SettingValue | undefined): string {
  if (name === 'interactionLimit' && value === 0) return 'all'
  return String(value ?? '')
}
