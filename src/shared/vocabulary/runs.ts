/** A run as the table of runs shows it, and what is asked for to begin one. */
import { z } from 'zod'
import type { ErrorDetails } from '../errors.ts'
import { askedLanguageModel, gpuLayers, modelFileName } from './models/models.ts'
import type { Interval } from './results.ts'

/** Name of the folder of a run below the folder of runs. */
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
  /** A row of Table 3. */
  variant: z.string().min(1),
  settings: z.record(z.string(), settingValue),
  vectorIndex: z.enum(['lance', 'memory']).default('lance'),
  /** Absent: the built-in agent. */
  languageModel: askedLanguageModel.optional(),
  /** Absent: the language model reasons as well. */
  reasoningModel: askedLanguageModel.optional(),
  /** Absent: hashing embeddings. */
  embeddingModel: modelFileName.optional(),
  /** Layers of it on the GPU; absent: as many as fit. */
  embeddingGpuLayers: gpuLayers.optional(),
  note: z.string().max(2000).default(''),
})
export type RunRequest = z.input<typeof runRequest>

export interface SettingDifference {
  readonly name: string
  readonly value: SettingValue
  /** What the variant would have had. */
  readonly instead: SettingValue
}

export interface RunRow {
  readonly run: RunId
  readonly status: RunStatus
  readonly dataset: string
  readonly variant: string
  readonly languageModel: { readonly name: string; readonly caveat: string | null }
  readonly embeddingModel: string
  readonly seed: number
  readonly differences: readonly SettingDifference[]
  readonly step: number
  /** All interactions of the run; null before they were first counted. */
  readonly interactions: number | null
  readonly routerCount: number
  /** Of the newest evaluation. */
  readonly ndcg10: { readonly mean: number; readonly interval: Interval; readonly final: boolean } | null
  readonly floor10: number | null
  /** ISO 8601. */
  readonly createdAt: string
  /** Position in the queue from 1, or null where it does not wait. */
  readonly queuePlace: number | null
  readonly note: string
  readonly tags: readonly string[]
  /** Why it failed, or why its folder cannot be read. */
  readonly error: ErrorDetails | null
  /** The folder of a run outside the home, for showing; null for a run of the home. */
  readonly folder: string | null
  /** Another process (a terminal) writes it: to be looked at, not to be steered. */
  readonly elsewhere: boolean
  /** While running: mean wall time of a step in this session, in milliseconds; null before it is known. */
  readonly millisecondsPerStep: number | null
}

/** What a run will cost, and how that is known. */
export interface RunEstimate {
  readonly interactions: number
  readonly calls: number
  readonly promptTokens: number
  /** Null where no run with this model has been timed on this machine yet. */
  readonly milliseconds: number | null
  readonly memoryBytes: number
  readonly diskBytes: number
  /** Sentence: from which figures. */
  readonly basis: string
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

export interface VariantOption {
  /** The method that it is a row of. */
  readonly method: string
  /** Label exactly as in Table 3. */
  readonly name: string
  readonly settings: Settings
}
