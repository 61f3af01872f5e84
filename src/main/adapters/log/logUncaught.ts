/** Writes down what ends a process, or would, without anybody having caught it. */
import type { Log } from '../../ports/log.ts'

export type UncaughtSource = Pick<NodeJS.Process, 'on'>

/**
 * Changes nothing of what Node does then. Where the process outlives promises that were rejected unheard, as Electron's
 * main process does, those are heard here, too.
 */
export function logUncaught(
  log: Log,
  {
    source = process,
    outlivesRejections = false,
  }: { readonly source?: UncaughtSource; readonly outlivesRejections?: boolean } = {},
): void {
  source.on('uncaughtExceptionMonitor', (error, origin) => {
    const message =
      origin === 'unhandledRejection'
        ? 'The process ended: a promise was rejected and nothing handled it.'
        : 'The process ended: nothing caught this error.'
    log.write({ level: 'error', scope: 'process', message, error })
  })
  if (!outlivesRejections) return
  source.on('unhandledRejection', (error) => {
    log.write({
      level: 'error',
      scope: 'process',
      message: 'A promise was rejected and nothing handled it.',
      error,
    })
  })
}
