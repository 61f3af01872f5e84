/** Where the workbench writes down what happened, for whoever must find out why. Knows no clock: the adapter has one. */
import type { LogEntry, LogLevel, LogQuery } from '#shared/vocabulary/log.ts'

export interface LogLine {
  readonly level: LogLevel
  /** The room or the run that it is about. */
  readonly scope: string
  /** A whole sentence of our own. Never with a text of a dataset, a prompt, a reply or a key: nothing takes it out. */
  readonly message: string
  /** What was thrown. Its messages are rid of texts and keys before they are kept. */
  readonly error?: unknown
}

export interface Log {
  /** Kept when this returns, so that it outlives a crash in the next statement. Never throws. Answers the entry's id. */
  readonly write: (line: LogLine) => string
}

export interface LogReader {
  /** The newest first, of all programs that write to this log; what is not a line of it is passed over. */
  readonly read: (query: LogQuery) => Promise<readonly LogEntry[]>
  /** Where the files are. */
  readonly folder: string
}

/** Writes a fault of a call down, and answers the id of the entry; for `serve`. */
export function faultReporter(log: Log, scope: string): (error: unknown, call: string) => string {
  return (error, call) => log.write({ level: 'error', scope, message: `The call ${call} failed.`, error })
}

/** Keeps nothing. */
export const silentLog: Log = { write: () => '' }
