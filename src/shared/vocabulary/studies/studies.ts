/** Studies as pages and the terminal show them: rows of the list, cells with their runs, and what they will cost. */
import { z } from 'zod'
import type { ErrorDetails } from '../../errors.ts'
import type { RunEstimate, RunId, RunRequest, RunStatus, Settings, SettingValue } from '../runs.ts'
import type { StudyFile, StudyKind } from './studyFile.ts'

/** The name of a study: that of its folder below the folder of studies. */
export const studyId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'lower case letters, digits, dots and dashes')
export type StudyId = z.infer<typeof studyId>

/** One run of a study: a row at a point, with one model and one seed, on one dataset. */
export interface StudyCell {
  /** Distinct among the cells of a study, and the same as long as what it stands for is. */
  readonly key: string
  /** The key of the cell whose run it uses: its own, or that of an earlier cell that would be the same run. */
  readonly runKey: string
  readonly dataset: string
  /** The label of the backbone. */
  readonly model: string
  /** The label of the row. */
  readonly row: string
  /** The swept settings that its row takes, with their values. */
  readonly point: Settings
  readonly seed: number
  readonly request: RunRequest
}

/** The most characters of the key of a cell as the file says it; a grid search adds a word for its test. */
export const LONGEST_KEY = 980

/** The cell that a run was made for; it stands in the state of the run. */
export const cellOfRun = z.strictObject({ study: studyId, cell: z.string().min(1).max(1000) })
export type CellOfRun = Readonly<z.infer<typeof cellOfRun>>

/** `draft` has not been started; `stopped` starts no further run; `ended` has nothing left to do, even if cells failed. */
export const STUDY_STATUSES = ['draft', 'running', 'stopped', 'ended'] as const
export type StudyStatus = (typeof STUDY_STATUSES)[number]

/** `waiting`: no run yet; `changed`: the run was made with another configuration; `left out`: a grid search did not choose its point. */
export type CellStatus = RunStatus | 'waiting' | 'changed' | 'left out'

/** How the configuration of a cell differs from that of the run that was made for it. */
export interface CellChange {
  /** The name of a setting, or `dataset`, `language model`, `embedding model`, `prompts`. */
  readonly what: string
  readonly now: SettingValue
  readonly run: SettingValue
}

/** A cell with its run. */
export interface CellView extends StudyCell {
  readonly status: CellStatus
  readonly run: RunId | null
  /** None where the run is as the study has it. */
  readonly changes: readonly CellChange[]
  /** Why its run failed or could not be made. */
  readonly error: ErrorDetails | null
  /** Whether it belongs to the test of a grid search that has chosen. */
  readonly chosen: boolean
}

/** Cells by what has become of them; cells that share a run count once. */
export interface CellCounts {
  readonly all: number
  readonly finished: number
  readonly failed: number
  /** At work or in the queue. */
  readonly started: number
}

/** One row of the list of studies. */
export interface StudySummary {
  readonly study: StudyId
  readonly title: string
  readonly kind: StudyKind
  readonly datasets: readonly string[]
  readonly status: StudyStatus
  readonly cells: CellCounts
  /** Time of creation, ISO 8601. */
  readonly createdAt: string
  /** Why it cannot be read or expanded. */
  readonly error: ErrorDetails | null
}

/** A whole study. */
export interface StudyView extends StudySummary {
  readonly file: StudyFile
  readonly views: readonly CellView[]
  /** Runs that were made for cells which the study no longer has. */
  readonly leftOver: readonly RunId[]
  /** The time until all its cells have run, in milliseconds; null while nothing says how long a run takes. */
  readonly millisecondsLeft: number | null
}

/** What a study will cost that has not been started. */
export interface StudyEstimate extends Pick<
  RunEstimate,
  'calls' | 'promptTokens' | 'milliseconds' | 'diskBytes'
> {
  readonly runs: number
  /** Cells that need no run of their own, because another cell has the same. */
  readonly shared: number
  /** Sentences: what the estimate is based on, and what must be known before starting. */
  readonly basis: readonly string[]
}
