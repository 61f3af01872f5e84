/** Notices that this process stood still, as when the machine sleeps, and says so in the log. */
import type { Log } from '../../ports/log.ts'

/** How often the clock is looked at, and how late a look must be: a busy engine is held for a second, not for a minute. */
const EVERY_MS = 15_000
const LATE_MS = 60_000

/**
 * Looks at the clock until the returned function is called. A run goes on where it was, and a request that a server has given up
 * meanwhile is asked again; but its time includes the sleep, which the log then explains.
 */
export function watchStandstill(log: Log): () => void {
  let last = Date.now()
  const timer = setInterval(() => {
    const stood = Date.now() - last
    last += stood
    if (stood < LATE_MS) return
    const from = new Date(last - stood).toISOString()
    const message = `This process stood still for ${Math.round(stood / 60_000)} min from ${from}, as when the machine sleeps. Runs go on where they were.`
    log.write({ level: 'warn', scope: 'engine', message })
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
