/** A run in a list: its manifest and its folded view, or why it cannot be read. */
import type { ErrorDetails } from '../errors.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import type { RunId } from '../vocabulary/runs.ts'
import type { RunView } from './foldRun.ts'

export type RunSummary = ReadRun | UnreadableRun

/** A run that could be read. */
export interface ReadRun {
  /** Null for a run that is not listed. */
  readonly run: RunId | null
  readonly folder: string
  readonly manifest: Manifest
  readonly view: RunView
}

/** A run whose folder is gone or holds something else. */
export interface UnreadableRun {
  readonly run: RunId | null
  readonly folder: string
  readonly error: ErrorDetails
}
