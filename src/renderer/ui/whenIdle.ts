/** The longest time that is waited for, in milliseconds: a page that draws all the time is never idle. */
const LONGEST_MS = 500

/** Calls `work` once the page has painted what there is and has nothing else to do, and after half a second at the latest. */
export function whenIdle(work: () => void): void {
  // Safari has no idle times.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: LONGEST_MS })
  else setTimeout(work)
}
