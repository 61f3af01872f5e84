/** Logs errors that nothing caught and that end the process, or would end it. */
import type { Log } from '../../ports/log.ts'

/** What emits uncaught errors: the process, or a stand-in in tests. */
export type UncaughtSource = Pick<NodeJS.Process, 'on'>

/**
 * Logs uncaught errors without changing how Node reacts to them. With `outlivesRejections`, unhandled rejections are
 * logged, too, for processes that survive them, such as Electron's main process (default false).
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
