/** A view without what grows with the run. */
import type { RunView } from '../foldRun.ts'

const GROWING = [
  'rewards',
  'routerCounts',
  'routingTables',
  'training',
  'evaluations',
  'report',
  'coldStart',
] as const

/** What a page says of a run as of a step beside its figures, which are of the whole run at any step. */
export type RunGlance = Omit<RunView, (typeof GROWING)[number]>

/** Returns all of a view but what grows with the run, which after 98,000 interactions is 2.3 MB. */
export function glanceOf(view: RunView): RunGlance {
  const glance: Partial<Record<keyof RunView, unknown>> = { ...view }
  for (const name of GROWING) delete glance[name]
  return glance as RunGlance
}
