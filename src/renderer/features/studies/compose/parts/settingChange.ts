/** Changes of one setting in a record of those that differ from their base. */
import type { Settings, SettingValue } from '#shared/vocabulary/runs.ts'

/** Returns the settings with this one, or without it where it is what it would be anyway. */
export function withSetting(
  settings: Settings,
  [name, value]: readonly [string, SettingValue],
  base: SettingValue,
): Settings {
  return value === base ? withoutSetting(settings, name) : { ...settings, [name]: value }
}

/** Returns the settings without this one. */
export function withoutSetting(settings: Settings, name: string): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name))
}
