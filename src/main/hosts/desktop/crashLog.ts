/** A file in the home folder that says when a process of the window ended by itself, for a report of what happened. */
import { appendFileSync, renameSync, statSync } from 'node:fs'
import type { App } from 'electron'

/** In bytes; the file before is kept once. */
const LONGEST = 1024 ** 2

export interface Crash {
  /** `GPU`, `Utility`, `renderer`. */
  readonly process: string
  readonly reason: string
  readonly exitCode: number
  readonly name?: string
}

/** `isExpected` is asked whenever a process ends. */
export function logCrashes(app: Pick<App, 'on'>, file: string, isExpected: () => boolean): void {
  const log = (crash: Crash) => {
    if (crash.reason !== 'clean-exit' && !isExpected())
      write(file, { at: new Date().toISOString(), ...crash })
  }
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) =>
    log({ process: type, reason, exitCode, ...(name ? { name } : {}) }),
  )
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    log({ process: 'renderer', reason, exitCode }),
  )
}

function write(file: string, line: object): void {
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LONGEST) renameSync(file, `${file}.old`)
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  } catch {
    // A log that cannot be written must not end what still works.
  }
}
