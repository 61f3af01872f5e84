/** The settings that several methods are started with together: each takes those that it has. */
import type { MethodOption, Settings, VariantOption } from '../runs.ts'

/** What one method takes of the settings that were asked for, and what it does not. */
export interface SettingsForVariant {
  readonly settings: Settings
  /** Names of settings that the method does not have. */
  readonly missing: readonly string[]
  /** Names of settings that its variant fixes, since the variant is what is compared. */
  readonly fixed: readonly string[]
}

/** Divides the asked settings. A value that a variant fixes stays, unless the same one was asked for. */
export function settingsForVariant(
  asked: Settings,
  variant: VariantOption,
  methods: readonly MethodOption[],
): SettingsForVariant {
  const method = methods.find(({ name }) => name === variant.method)
  const own = new Set(method?.settings.map(({ name }) => name))
  const names = Object.keys(asked)
  const fixed = names.filter(
    (name) => variant.settings[name] !== undefined && variant.settings[name] !== asked[name],
  )
  const taken = Object.entries(asked).filter(([name]) => own.has(name) && !fixed.includes(name))
  return { settings: Object.fromEntries(taken), missing: names.filter((name) => !own.has(name)), fixed }
}
