/** The experiment being prepared. It survives a reload, and is checked as it is typed. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type {
  Preset,
  RunRequest,
  Settings,
  SettingDifference,
  SettingValue,
} from '#shared/vocabulary/runs.ts'
import { useConnection } from '../../connection/useConnection.ts'
import { requestsBeside } from './besideRequests.ts'
import {
  defaultsOf,
  draftMethod,
  knownSettings,
  ownSettings,
  problemsOf,
  type MethodOptions,
} from './draftMethod.ts'
import { askedModel } from './draftModels.ts'
import { keepDraft, keptDraft, type Draft, type DraftModel, type DraftModels } from './keptDraft.ts'
import { useSettings } from '../settings.ts'

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

export const useDraftRun = defineStore('draftRun', () => {
  const { workbench, onReconnect } = useConnection()
  const application = useSettings()
  const offered = shallowRef<MethodOptions>({ methods: [], variants: [] })
  const presets = shallowRef<readonly Preset[]>([])
  /** Whether variants and presets are known. Before that nothing can be started, since the base would be wrong. */
  const loaded = ref(false)
  const failure = shallowRef<unknown>(null)

  const kept = keptDraft()
  const dataset = ref(kept.dataset)
  const variant = ref(kept.variant)
  const beside = shallowRef<readonly string[]>(kept.beside)
  const vectorIndex = ref<'lance' | 'memory'>(kept.vectorIndex)
  const languageModel = shallowRef<DraftModel | null>(kept.languageModel)
  const reasoningModel = shallowRef<DraftModel | null>(kept.reasoningModel)
  const embeddingFile = ref(kept.embeddingFile)
  const note = ref(kept.note)
  /** What the user set. Text that is not a number stays as it was typed. */
  const changed = shallowRef<Settings>(kept.settings)
  /** Name of the preset whose values the form began with; empty for the defaults. */
  const preset = ref(kept.preset)

  const readOptions = async () => {
    try {
      const options = await workbench['experiments.options']({})
      offered.value = options
      changed.value = knownSettings(changed.value, options.methods)
      presets.value = options.presets
      loaded.value = true
      failure.value = null
    } catch (error) {
      failure.value = error
    }
  }
  onReconnect(() => void readOptions())
  void readOptions()

  const { method, variantSettings, others, methods, form, defaults } = draftMethod(offered, variant, beside)
  const chosenPreset = computed(() => presets.value.find((option) => option.name === preset.value) ?? null)
  /** What the form shows without any change: defaults, the variant, the preset. A variant chosen later has the last word. */
  const base = computed<Settings>(() => {
    const begun = ownSettings(chosenPreset.value?.settings ?? {}, defaults.value)
    const own = chosenPreset.value?.variant === variant.value
    return own
      ? { ...defaults.value, ...variantSettings.value, ...begun }
      : { ...defaults.value, ...begun, ...variantSettings.value }
  })
  const settings = computed<Settings>(() => ({
    ...base.value,
    ...ownSettings(changed.value, defaults.value),
  }))
  const differences = computed(() => differencesBetween(settings.value, base.value))
  /** The problem of each invalid setting, by its name. */
  const issues = computed<ReadonlyMap<string, string>>(
    () =>
      new Map(
        methods.value.flatMap((one) => [...problemsOf(ownSettings(settings.value, defaultsOf(one)), one)]),
      ),
  )
  /** The request to the engine, which knows defaults and variants but not presets. */
  const request = computed<RunRequest>(() => {
    const servers = application.settings.chatServers
    const own = defaultsOf(method.value)
    const asked = differencesBetween(ownSettings(settings.value, own), { ...own, ...variantSettings.value })
    return {
      dataset: dataset.value,
      variant: variant.value,
      settings: Object.fromEntries(asked.map(({ name, value }) => [name, value])),
      vectorIndex: vectorIndex.value,
      ...(method.value.asksModels ? askedModels(servers) : {}),
      note: note.value,
    }
  })

  /** What the methods beside the main one are asked with: the same, but for settings that they do not have. */
  const besides = computed(() =>
    requestsBeside(others.value, {
      request: { ...request.value, ...askedModels(application.settings.chatServers) },
      asked: { ...ownSettings(chosenPreset.value?.settings ?? {}, defaults.value), ...changed.value },
      form: defaults.value,
      methods: offered.value.methods,
    }),
  )

  const askedModels = (servers: typeof application.settings.chatServers) => ({
    ...(languageModel.value === null ? {} : { languageModel: askedModel(languageModel.value, servers) }),
    ...(reasoningModel.value === null ? {} : { reasoningModel: askedModel(reasoningModel.value, servers) }),
    ...(embeddingFile.value === null ? {} : { embeddingModel: embeddingFile.value }),
  })

  const draft = (): Draft => ({
    dataset: dataset.value,
    variant: variant.value,
    beside: beside.value,
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
    beside.value = from.beside
    preset.value = from.preset
    changed.value = from.settings
    vectorIndex.value = from.vectorIndex
    languageModel.value = from.languageModel
    reasoningModel.value = from.reasoningModel
    embeddingFile.value = from.embeddingFile
  }

  return {
    variants: computed(() => offered.value.variants),
    method,
    form,
    beside,
    others,
    besides,
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
        settings: from.name === undefined ? knownSettings(from.settings, offered.value.methods) : {},
        vectorIndex: from.vectorIndex ?? before.vectorIndex,
      })
      return () => fill(before)
    },
    /** Puts the run into the queue and answers with its id. */
    start: () => workbench['runs.start'](request.value),
    /** Puts a run for each method into the queue, the main one first, and answers with their ids. */
    startTogether: () =>
      workbench['runs.startTogether']({
        requests: [request.value, ...besides.value.map((other) => other.request)],
      }),
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
