/** The experiment being prepared. It survives a reload, and is checked as it is typed. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { WorkbenchError } from '#shared/errors.ts'
import { hyperparameterTable, parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type {
  Preset,
  RunRequest,
  Settings,
  SettingDifference,
  SettingValue,
  VariantOption,
} from '#shared/vocabulary/runs.ts'
import { useConnection } from '../connection/useConnection.ts'
import { askedModel } from './draftModels.ts'
import { keepDraft, keptDraft, type Draft, type DraftModel, type DraftModels } from './keptDraft.ts'
import { useSettings } from './settings.ts'

/** What the form can be filled with: a preset by its name, or the settings of a run. */
export interface DraftSource {
  readonly variant: string
  readonly settings: Settings
  /** The name of the preset that the settings are of. Its values count as the base, and not as changes. */
  readonly name?: string
  readonly dataset?: string
  readonly vectorIndex?: 'lance' | 'memory'
  /** The models of a run; a preset has none. */
  readonly models?: DraftModels
}

const DEFAULTS: Settings = Object.fromEntries(
  hyperparameterTable().map((entry) => [entry.name, entry.default]),
)

export const useDraftRun = defineStore('draftRun', () => {
  const { workbench, onReconnect } = useConnection()
  const application = useSettings()
  const variants = shallowRef<readonly VariantOption[]>([])
  const presets = shallowRef<readonly Preset[]>([])
  /** Whether variants and presets are known. Before that nothing can be started, since the base would be wrong. */
  const loaded = ref(false)
  const failure = shallowRef<unknown>(null)

  const kept = keptDraft()
  const dataset = ref(kept.dataset)
  const variant = ref(kept.variant)
  const vectorIndex = ref<'lance' | 'memory'>(kept.vectorIndex)
  const languageModel = shallowRef<DraftModel | null>(kept.languageModel)
  const reasoningModel = shallowRef<DraftModel | null>(kept.reasoningModel)
  const embeddingFile = ref(kept.embeddingFile)
  const note = ref(kept.note)
  /** What the user set. Text that is not a number stays as it was typed. */
  const changed = shallowRef<Settings>(onlyKnown(kept.settings))
  /** Name of the preset whose values the form began with; empty for the defaults. */
  const preset = ref(kept.preset)

  const readOptions = async () => {
    try {
      const options = await workbench['experiments.options']({})
      variants.value = options.variants
      presets.value = options.presets
      loaded.value = true
      failure.value = null
    } catch (error) {
      failure.value = error
    }
  }
  onReconnect(() => void readOptions())
  void readOptions()

  const variantSettings = computed<Settings>(
    () => variants.value.find((option) => option.name === variant.value)?.settings ?? {},
  )
  const chosenPreset = computed(() => presets.value.find((option) => option.name === preset.value) ?? null)
  /** What the form shows without any change: defaults, the variant, the preset. A variant chosen later has the last word. */
  const base = computed<Settings>(() => {
    const begun = chosenPreset.value?.settings ?? {}
    const own = chosenPreset.value?.variant === variant.value
    return own
      ? { ...DEFAULTS, ...variantSettings.value, ...begun }
      : { ...DEFAULTS, ...begun, ...variantSettings.value }
  })
  const settings = computed<Settings>(() => ({ ...base.value, ...changed.value }))
  const differences = computed(() => differencesBetween(settings.value, base.value))
  /** The problem of each invalid hyperparameter, by its name. */
  const issues = computed<ReadonlyMap<string, string>>(() => {
    try {
      parseHyperparameters(settings.value)
      return new Map()
    } catch (error) {
      if (!(error instanceof WorkbenchError) || error.details.code !== 'hyperparameter-invalid') throw error
      return new Map(
        error.details.issues.map((issue) => [
          issue.name,
          `Expected ${issue.expected}; found ${issue.found === '""' ? 'nothing' : issue.found}.`,
        ]),
      )
    }
  })
  /** The request to the engine, which knows defaults and variants but not presets. */
  const request = computed<RunRequest>(() => {
    const servers = application.settings.chatServers
    const asked = differencesBetween(settings.value, { ...DEFAULTS, ...variantSettings.value })
    return {
      dataset: dataset.value,
      variant: variant.value,
      settings: Object.fromEntries(asked.map(({ name, value }) => [name, value])),
      vectorIndex: vectorIndex.value,
      ...(languageModel.value === null ? {} : { languageModel: askedModel(languageModel.value, servers) }),
      ...(reasoningModel.value === null ? {} : { reasoningModel: askedModel(reasoningModel.value, servers) }),
      ...(embeddingFile.value === null ? {} : { embeddingModel: embeddingFile.value }),
      note: note.value,
    }
  })

  const draft = (): Draft => ({
    dataset: dataset.value,
    variant: variant.value,
    preset: preset.value,
    settings: changed.value,
    vectorIndex: vectorIndex.value,
    languageModel: languageModel.value,
    reasoningModel: reasoningModel.value,
    embeddingFile: embeddingFile.value,
    note: note.value,
  })
  watch(draft, keepDraft)

  function fill(from: Omit<Draft, 'note'>): void {
    dataset.value = from.dataset
    variant.value = from.variant
    preset.value = from.preset
    changed.value = from.settings
    vectorIndex.value = from.vectorIndex
    languageModel.value = from.languageModel
    reasoningModel.value = from.reasoningModel
    embeddingFile.value = from.embeddingFile
  }

  return {
    variants,
    presets,
    loaded,
    failure,
    dataset,
    variant,
    vectorIndex,
    languageModel,
    reasoningModel,
    embeddingFile,
    note,
    preset,
    chosenPreset,
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
    /** Resets all values to those of the preset. Returns a function that undoes it. */
    resetAll: () => {
      const before = changed.value
      changed.value = {}
      return () => (changed.value = before)
    },
    /** Takes over a preset, or the settings of a run. Returns a function that undoes it. */
    take: (from: DraftSource) => {
      const before = draft()
      fill({
        ...before,
        ...from.models,
        dataset: from.dataset ?? before.dataset,
        variant: from.variant,
        preset: from.name ?? '',
        settings: from.name === undefined ? onlyKnown(from.settings) : {},
        vectorIndex: from.vectorIndex ?? before.vectorIndex,
      })
      return () => fill(before)
    },
    /** Puts the run into the queue and answers with its id. */
    start: () => workbench['runs.start'](request.value),
    estimate: () => workbench['experiments.estimate'](request.value),
    /** Asks for a calibration of τ, without language models, which play no part in it and may be missing. */
    calibrate: (ticket: string) => {
      const { dataset, variant, settings, vectorIndex, embeddingModel, note } = request.value
      return workbench['experiments.calibrate']({
        dataset,
        variant,
        settings,
        vectorIndex,
        note,
        ticket,
        ...(embeddingModel === undefined ? {} : { embeddingModel }),
      })
    },
  }
})

function differencesBetween(settings: Settings, base: Settings): readonly SettingDifference[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const instead = base[name]
    return instead === undefined || instead === value ? [] : [{ name, value, instead }]
  })
}

/** Drops hyperparameters of another version, which have no field here where they could be corrected. */
function onlyKnown(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in DEFAULTS))
}
