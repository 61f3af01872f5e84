/** Bundles as pages and the terminal see them: requests, what is in one, and how a repeated run compares with the first. */
import { z } from 'zod'
import { sourceId } from '../imports/imports.ts'
import { runId, type RunId } from '../runs.ts'
import { studyId, type StudyId } from '../studies/studies.ts'
import type { BundleFile } from './bundleFile.ts'

/** What a bundle is to be of, and what is left out of it. */
export const bundleRequest = z.strictObject({
  /** Finished runs; or, instead of them, a study with those of its runs that have finished. */
  runs: z.array(runId).min(1).max(2000).optional(),
  study: studyId.optional(),
  /** Whether prompts and replies are in it (default true). Without them nobody can replay the run. */
  texts: z.boolean().default(true),
  /** Whether datasets are in it (default true). */
  dataset: z.boolean().default(true),
})
export type BundleRequest = z.input<typeof bundleRequest>

/** A bundle that was written to a place that the user named. */
export const bundleToFile = bundleRequest.extend({ to: sourceId })

/** What was written, or what is in a bundle that was checked. */
export interface BundleContents {
  readonly bundle: BundleFile
  /** Size of the bundle in bytes. */
  readonly bytes: number
  /** Size of all files in it before they were packed. */
  readonly unpackedBytes: number
}

/** A bundle that was opened. */
export interface OpenedBundle extends BundleContents {
  /** The runs, in the order of the bundle, by the names that they have here. */
  readonly runs: readonly { readonly name: RunId; readonly run: RunId }[]
  /** The study by the name that it has here; null for a bundle of runs. It is stopped. */
  readonly study: StudyId | null
  /** The datasets by the names that they have here; `imported` says whether the bundle brought them. */
  readonly datasets: readonly {
    readonly name: string
    /** Null where neither the bundle nor this home has it. */
    readonly here: string | null
    readonly hash: string
    readonly imported: boolean
  }[]
}

/** The first event in which two runs differ. `first` or `second` is null where that log has ended before it. */
export interface EventDifference {
  /** Its sequence number. */
  readonly seq: number
  /** The event as JSON; of a long one 2000 characters, from a little before the first that differs. */
  readonly first: string | null
  readonly second: string | null
}

/** What replaying a run without a model has shown. */
export interface ReplayVerdict {
  readonly run: RunId
  /** Events of the run, and of its replay. */
  readonly events: number
  readonly replayed: number
  /** Null where all events are the same, byte by byte. */
  readonly difference: EventDifference | null
  /** Why the replay ended before its end; null where it did not. */
  readonly ended: string | null
}

/** A setting, model or version in which a run differs from the one that it repeats. */
export interface ConfigurationDifference {
  readonly what: string
  readonly first: string
  readonly second: string
}

/** A run beside one that repeats it. Their results stand in the comparison of runs. */
export interface RepeatComparison {
  readonly configuration: readonly ConfigurationDifference[]
  /** Null where all events are the same. */
  readonly difference: EventDifference | null
  readonly events: number
  readonly repeatedEvents: number
}

/** How far the writing, opening or replaying of a run has come. */
export interface BundleProgress {
  readonly doing: 'writing' | 'opening' | 'replaying'
  readonly run: RunId
  readonly step: number
  /** Steps in all; null where they are not known yet. */
  readonly steps: number | null
}
