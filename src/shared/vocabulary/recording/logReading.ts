/** How far the log of a run was read, which whoever looks at a step of a long one waits for. */
import type { RunId } from '../runs.ts'

/** `read` is null when the reading has ended. */
export interface LogReading {
  readonly run: RunId
  readonly read: { readonly readBytes: number; readonly totalBytes: number } | null
}
