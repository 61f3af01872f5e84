/** The method of the experiment being prepared: its table of settings, their defaults, and what is wrong with values. */
import { computed, type ComputedRef, type Ref } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import { hyperparameterTable, parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { MethodOption, Settings, VariantOption } from '#shared/vocabulary/runs.ts'
import { settingIssues } from '#shared/vocabulary/settings/settingIssues.ts'
import type { SettingIssue } from '#shared/vocabulary/settings/settingIssues.ts'

/** Before the engine has named its methods, and for a variant that no method has. */
const RECNET: MethodOption = { name: 'RecNet', asksModels: true, settings: hyperparameterTable() }

export interface MethodOptions {
  readonly methods: readonly MethodOption[]
  readonly variants: readonly VariantOption[]
}

export interface DraftMethod {
  readonly method: ComputedRef<MethodOption>
  readonly variantSettings: ComputedRef<Settings>
  /** The default of every setting of the method. */
  readonly defaults: ComputedRef<Settings>
}

/** Follows the variant that is chosen. */
export function draftMethod(
  options: Readonly<Ref<MethodOptions>>,
  variant: Readonly<Ref<string>>,
): DraftMethod {
  const chosen = computed(() => options.value.variants.find(({ name }) => name === variant.value))
  const method = computed(
    () => options.value.methods.find(({ name }) => name === chosen.value?.method) ?? RECNET,
  )
  return {
    method,
    variantSettings: computed(() => chosen.value?.settings ?? {}),
    defaults: computed(() => defaultsOf(method.value)),
  }
}

/** Settings that the method has; those of another are left out. */
export function ownSettings(settings: Settings, defaults: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in defaults))
}

/** Settings that some method has: one of another version has no field here, so nobody could mend it. */
export function knownSettings(settings: Settings, methods: readonly MethodOption[]): Settings {
  const defaults = Object.assign({}, ...[RECNET, ...methods].map(defaultsOf)) as Settings
  return ownSettings(settings, defaults)
}

/** A sentence for each value that is wrong, by the name of its setting. */
export function problemsOf(settings: Settings, method: MethodOption): ReadonlyMap<string, string> {
  const issues =
    method.name === RECNET.name ? issuesOfRecNet(settings) : settingIssues(method.settings, settings)
  return new Map(
    issues.map(({ name, expected, found }) => [
      name,
      `Expected ${expected}; found ${found === '""' ? 'nothing' : found}.`,
    ]),
  )
}

/** RecNet has rules between settings as well. */
function issuesOfRecNet(settings: Settings): readonly SettingIssue[] {
  try {
    parseHyperparameters(settings)
    return []
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.details.code !== 'hyperparameter-invalid') throw error
    return error.details.issues
  }
}

function defaultsOf({ settings }: MethodOption): Settings {
  return Object.fromEntries(settings.map((entry) => [entry.name, entry.default]))
}
