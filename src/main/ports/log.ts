/** The port of the diagnostic log, in which the workbench records what happened. It has no clock; its adapter has. */
import type { LogEntry, LogLevel, LogQuery } from '#shared/vocabulary/log.ts'

/** One entry, before the log gives it an id and a time. */
export interface LogLine {
  readonly level: LogLevel
  /** The room or the run that the entry is about. */
  readonly scope: string
  /**
   * A whole sentence written by the workbench. It must never contain text of a dataset, a prompt, a reply or a key,
   * because the log does not redact it.
   */
  readonly message: string
  /** The value that was thrown. The log redacts texts and keys in its messages before it keeps them. */
  readonly error?: unknown
}

/** The log as those who write to it see it. */
export interface Log {
  /**
   * Writes an entry and returns its id. The entry is on disk when this returns, so that it survives a crash in the next
   * statement. Never throws.
   */
  readonly write: (line: LogLine) => string
}

/** The log as those who read it see it. */
export interface LogReader {
  /**
   * Returns the entries that fit the query, newest first, of all programs that write to this log. Lines that are not
   * entries are skipped.
   */
  readonly read: (query: LogQuery) => Promise<readonly LogEntry[]>
  /** The folder that holds the log's files. */
  readonly folder: string
}

/**
 * Returns the callback with which `serve` reports an unexpected error of a call: it logs the error under `scope` and
 * returns the id of the entry.
 */
export function faultReporter(log: Log, scope: string): (error: unknown, call: string) => string {
  return (error, call) => log.write({ level: 'error', scope, message: `The call ${call} failed.`, error })
}

/** A log that keeps nothing and returns an empty id. */
export const silentLog: Log = { write: () => '' }
