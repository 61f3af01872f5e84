/** The experiment being prepared: kept through reloads, checked as it is typed. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import { hyperparameterTable, parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { runRequest, type Preset, type Settings, type SettingDifference, type SettingValue, type VariantOption } from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'

const KEPT_AS = 'recnet.draft'
const DEFAULTS: Settings = Object.fromEntries(hyperparameterTable().map((entry) => [entry.name, entry.default]))

export const useDraftRun = defineStore('draftRun', () => {
  const { workbench, onReconnect } = useConnection()
  const variants = shallowRef<readonly VariantOption[]>([])
  const presets = shallowRef<readonly Preset[]>([])

  const kept = keptDraft()
  const dataset = ref(kept.dataset)
  const variant = ref(kept.variant)
  const vectorIndex = ref<'lance' | 'memory'>(kept.vectorIndex)
  const note = ref(kept.note)
  /** What the user set; a value equal to the base is dropped. */
  const changed = ref<Settings>(kept.settings)
  /** Name of the preset whose values the form began with. */
  const preset = ref('')

  const readOptions = async () => {
    const options = await workbench['experiments.options']({})
    variants.value = options.variants
    presets.value = options.presets
  }
  onReconnect(() => void readOptions().catch(() => undefined))
  void readOptions().catch(() => undefined)

  /** What the form shows without any change: defaults, then the variant's settings. */
  const base = computed<Settings>(() => ({ ...DEFAULTS, ...variants.value.find((option) => option.name === variant.value)?.settings }))
  const settings = computed<Settings>(() => ({ ...base.value, ...changed.value }))
  const differences = computed<readonly SettingDifference[]>(() =>
    Object.entries(changed.value).flatMap(([name, value]) => {
      const instead = base.value[name]
      return instead === undefined || instead === value ? [] : [{ name, value, instead }]
    }),
  )
  /** Problem by name of hyperparameter. */
  const issues = computed<ReadonlyMap<string, string>>(() => {
    try {
      parseHyperparameters(settings.value)
      return new Map()
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.details.code !== 'hyperparameter-invalid') throw error
      return new Map(error.details.issues.map((issue) => [issue.name, `Expected ${issue.expected}; found ${issue.found}.`]))
    }
  })
  const request = computed(() => ({
    dataset: dataset.value,
    variant: variant.value,
    settings: Object.fromEntries(differences.value.map(({ name, value }) => [name, value])),
    vectorIndex: vectorIndex.value,
    note: note.value,
  }))
  watch(request, (value) => localStorage.setItem(KEPT_AS, JSON.stringify(value)), { deep: true })

  return {
    variants,
    presets,
    dataset,
    variant,
    vectorIndex,
    note,
    preset,
    settings,
    base,
    differences,
    issues,
    request,
    set: (name: string, value: SettingValue) => {
      changed.value = { ...changed.value, [name]: value }
    },
    reset: (name: string) => {
      changed.value = Object.fromEntries(Object.entries(changed.value).filter(([key]) => key !== name))
    },
    resetAll: () => {
      changed.value = {}
    },
    /** Takes over a preset, or the settings of a run. */
    take: (from: { readonly variant: string; readonly settings: Settings; readonly name?: string; readonly dataset?: string }) => {
      variant.value = from.variant
      changed.value = { ...from.settings }
      preset.value = from.name ?? ''
      if (from.dataset !== undefined) dataset.value = from.dataset
    },
    /** Puts the run into the queue and answers with its id. */
    start: () => workbench['runs.start'](request.value),
    estimate: () => workbench['experiments.estimate'](request.value),
  }
})

function keptDraft() {
  const empty = { dataset: 'demo', variant: 'RecNet', settings: {}, vectorIndex: 'lance', note: '' } as const
  try {
    const parsed = runRequest.safeParse(JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null'))
    return parsed.success ? parsed.data : empty
  } catch {
    return empty
  }
}
