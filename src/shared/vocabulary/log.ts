/** The log of the workbench, as it is kept and as it is read: what happened, where, and why. */
import { z } from 'zod'

/** The levels, the most severe first. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** One error as the log keeps it. Texts of datasets, prompts, replies and keys were taken out of it. */
export interface LoggedError {
  /** The code of a `WorkbenchError` or of Node (`ENOENT`); null where it has none. */
  readonly code: string | null
  /** Its class and its message. */
  readonly message: string
  /** Frames without the message, innermost first. */
  readonly stack: readonly string[]
}

/** One line of the log. */
export interface LogEntry {
  /** Names this entry wherever an error is shown that it belongs to. */
  readonly id: string
  /** ISO 8601, in UTC. */
  readonly at: string
  readonly level: LogLevel
  /** The program that wrote it: engine, desktop, server, terminal. */
  readonly program: string
  /** The room or the run that it is about: `queue`, `calls`, `runs/demo-1`. */
  readonly scope: string
  readonly message: string
  readonly error: LoggedError | null
  /** What led to the error, nearest first. */
  readonly causes: readonly LoggedError[]
}

export const logQuery = z.strictObject({
  /** The least severe level that is returned. */
  level: z.enum(LOG_LEVELS).default('debug'),
  /** Only the entry with this id and those written at about the same time. */
  around: z.string().min(1).max(60).optional(),
  limit: z.int().min(1).max(500).default(100),
})
export type LogQuery = Readonly<z.infer<typeof logQuery>>
