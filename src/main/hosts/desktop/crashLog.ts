/** Logs that a process of the window ended unexpectedly, so that the log shows it beside what happened at that moment. */
import type { App } from 'electron'
import type { Log } from '../../ports/log.ts'

/** Processes of Chromium, such as the page and its graphics; `isExpected` is asked whenever one of them ends. */
export function logCrashes(app: Pick<App, 'on'>, log: Log, isExpected: () => boolean): void {
  const write = (process: string, reason: string, exitCode: number) => {
    if (reason === 'clean-exit' || isExpected()) return
    const message = `The process ${process} of the window ended: ${reason}, exit code ${exitCode}.`
    log.write({ level: 'error', scope: 'window', message })
  }
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) =>
    write(name ? `${type} (${name})` : type, reason, exitCode),
  )
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) =>
    write('renderer', reason, exitCode),
  )
}
