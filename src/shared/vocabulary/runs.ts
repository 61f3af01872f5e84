/** Runs as the table of runs shows them, and the request that starts one. */
import { z } from 'zod'
import type { ErrorDetails } from '../errors.ts'
import type { Caution } from './trust/cautions.ts'
import type { FromBundle } from './bundles/fromBundle.ts'
import type { CallProgress } from './callProgress.ts'
import { askedLanguageModel, gpuLayers, modelFileName } from './models/models.ts'
import type { HeldOut, Interval } from './results.ts'
import type { SettingEntry } from './settings/settingsTable.ts'

/** The name of a run: that of its folder below the folder of runs. */
export const runId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'lower case letters, digits, dots and dashes')
export type RunId = z.infer<typeof runId>

/**
 * queued → running → finished
 *            ⇅ paused | stopped | failed   each of them can be resumed where its events end
 */
export const RUN_STATUSES = ['queued', 'running', 'paused', 'stopped', 'failed', 'finished'] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

export const settingValue = z.union([z.string(), z.number(), z.boolean()])
export type SettingValue = z.infer<typeof settingValue>
export type Settings = Readonly<Record<string, SettingValue>>

/** The experiment being prepared. `settings` holds only what differs from the variant and the defaults. */
export const runRequest = z.strictObject({
  dataset: z.string().min(1),
  /** The label of a variant, such as a row of Table 3. */
  variant: z.string().min(1),
  settings: z.record(z.string(), settingValue),
  vectorIndex: z.enum(['lance', 'memory']).default('lance'),
  /** The language model; the built-in agent where absent. */
  languageModel: askedLanguageModel.optional(),
  /** The reasoning model; where absent, the language model reasons as well. */
  reasoningModel: askedLanguageModel.optional(),
  /** The embedding model; hashing embeddings where absent. */
  embeddingModel: modelFileName.optional(),
  /** Number of its layers on the GPU; where absent, as many as fit. */
  embeddingGpuLayers: gpuLayers.optional(),
  note: z.string().max(2000).default(''),
})
export type RunRequest = z.input<typeof runRequest>

/** A setting in which a run differs from its variant. */
export interface SettingDifference {
  readonly name: string
  readonly value: SettingValue
  /** The value that the variant has. */
  readonly instead: SettingValue
}

/** One row of the table of runs. */
export interface RunRow {
  readonly run: RunId
  /** What it is called: as a person named it, or else by its method and dataset. Two runs may be called the same. */
  readonly name: string
  /** Whether a person named it. */
  readonly named: boolean
  readonly status: RunStatus
  readonly dataset: string
  readonly variant: string
  readonly languageModel: { readonly name: string; readonly caveat: string | null }
  readonly embeddingModel: string
  readonly seed: number
  readonly differences: readonly SettingDifference[]
  readonly step: number
  /** Number of interaction records in the whole run; null before they were first counted. */
  readonly interactions: number | null
  /** Routers alive; null for a run without routers. */
  readonly routerCount: number | null
  /** NDCG@10 of the newest evaluation; null before the first. */
  readonly ndcg10: {
    readonly mean: number
    readonly interval: Interval
    readonly final: boolean
    readonly heldOut: HeldOut
  } | null
  readonly floor10: number | null
  /** Why the newest evaluation should not be trusted as it stands; empty where nothing was found. */
  readonly cautions: readonly Caution[]
  /** Calls so far, and the tokens of their prompts and replies. */
  readonly calls: number
  readonly tokens: number
  /** λ as measured so far; null before the first client update. */
  readonly lambda: number | null
  /** Time of creation, ISO 8601. */
  readonly createdAt: string
  /** Place in the queue, counted from 1; null where the run is not waiting. */
  readonly queuePlace: number | null
  readonly note: string
  readonly tags: readonly string[]
  /** The study, and the cell of it, that the run was made for; null for a run of its own. */
  readonly study: { readonly study: string; readonly cell: string } | null
  /** Why it failed, or why its folder cannot be read. */
  readonly error: ErrorDetails | null
  /** The entry of the log with the stack and causes of a failure; null if there is none. */
  readonly logId: string | null
  /** The folder of a run outside the home, for showing; null for a run of the home. */
  readonly folder: string | null
  /** The bundle that brought it; null for a run that began here. */
  readonly fromBundle: FromBundle | null
  /** True where another process, such as a terminal, writes the run, so that it can be viewed but not controlled. */
  readonly elsewhere: boolean
  /** How far the run was when the row was told; later by `run.progress`. Null unless this engine works on the run. */
  readonly progress: CallProgress | null
}

/** The longest name of a run, in characters. */
export const LONGEST_RUN_NAME = 120

/** The estimated cost of a run and its basis. */
export interface RunEstimate {
  readonly interactions: number
  readonly calls: number
  readonly promptTokens: number
  /** The estimated time; null where no run with this model has been timed on this machine. */
  readonly milliseconds: number | null
  readonly memoryBytes: number
  readonly diskBytes: number
  readonly basis: EstimateBasis
}

/** What an estimate is based on, in sentences; empty where there is nothing to say. */
export interface EstimateBasis {
  /** The figures behind the number of calls. */
  readonly calls: string
  /** Where these figures come from. */
  readonly origin: string
  /** Time, tokens and disk per call. */
  readonly rates: string
  readonly memory: string
}

/** A named starting point: the paper's settings, the authors' script, a quick look. */
export interface Preset {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Where the values come from. */
  readonly source: string
  readonly variant: string
  readonly settings: Settings
}

/** A method that can be run, as a form offers it. */
export interface MethodOption {
  readonly name: string
  /** Whether it asks language and embedding models at all. */
  readonly asksModels: boolean
  /** The rows of its table of settings, in order. */
  readonly settings: readonly SettingEntry[]
}

/** A variant that a run can be started with. */
export interface VariantOption {
  /** The method that it belongs to. */
  readonly method: string
  /** The label exactly as in the paper's table. */
  readonly name: string
  readonly settings: Settings
}
