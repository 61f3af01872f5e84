/** The method of the experiment being prepared: its table of settings, their defaults, and what is wrong with values. */
import { computed, type ComputedRef, type Ref } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import { hyperparameterTable, parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { MethodOption, Settings, VariantOption } from '#shared/vocabulary/runs.ts'
import { settingIssues } from '#shared/vocabulary/settings/settingIssues.ts'
import type { SettingIssue } from '#shared/vocabulary/settings/settingIssues.ts'
import { t } from '../../locales/t.ts'

/** Before the engine has named its methods, and for a variant that no method has. */
const RECNET: MethodOption = { name: 'RecNet', asksModels: true, settings: hyperparameterTable() }

export interface MethodOptions {
  readonly methods: readonly MethodOption[]
  readonly variants: readonly VariantOption[]
}

export interface DraftMethod {
  /** The method of the chosen variant, the main one. */
  readonly method: ComputedRef<MethodOption>
  readonly variantSettings: ComputedRef<Settings>
  /** The variants that are started beside it, in the order in which they were ticked. */
  readonly others: ComputedRef<readonly VariantOption[]>
  /** The main method and those beside it, each once. */
  readonly methods: ComputedRef<readonly MethodOption[]>
  /** What the form shows: the settings that any of them has, and whether any of them asks models. */
  readonly form: ComputedRef<Pick<MethodOption, 'asksModels' | 'settings'>>
  /** The default of every setting of the form. */
  readonly defaults: ComputedRef<Settings>
}

/** Follows the variant that is chosen, and those that were ticked beside it. */
export function draftMethod(
  options: Readonly<Ref<MethodOptions>>,
  variant: Readonly<Ref<string>>,
  beside: Readonly<Ref<readonly string[]>>,
): DraftMethod {
  const chosen = computed(() => options.value.variants.find(({ name }) => name === variant.value))
  const method = computed(
    () => options.value.methods.find(({ name }) => name === chosen.value?.method) ?? RECNET,
  )
  const others = computed(() =>
    beside.value.flatMap((label) =>
      options.value.variants.filter(({ name }) => name === label && name !== variant.value),
    ),
  )
  const methods = computed(() => {
    const names = new Set(others.value.map((other) => other.method))
    return [
      method.value,
      ...options.value.methods.filter(({ name }) => names.has(name) && name !== method.value.name),
    ]
  })
  const form = computed(() => ({
    asksModels: methods.value.some(({ asksModels }) => asksModels),
    settings: methods.value
      .flatMap(({ settings }) => settings)
      .filter((entry, index, all) => all.findIndex(({ name }) => name === entry.name) === index),
  }))
  return {
    method,
    variantSettings: computed(() => chosen.value?.settings ?? {}),
    others,
    methods,
    form,
    defaults: computed(() => defaultsOf(form.value)),
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
      t('stores.expectedExpectedFoundValue', {
        expected,
        value: found === '""' ? t('stores.nothing') : found,
      }),
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

/** Returns the default of each setting. */
export function defaultsOf({ settings }: Pick<MethodOption, 'settings'>): Settings {
  return Object.fromEntries(settings.map((entry) => [entry.name, entry.default]))
}
