/** Whether figures of routers say something about runs. */
import { hasRouters } from '../vocabulary/hasRouters.ts'
import type { FigureRun } from './figure.ts'

/** They do before any run is known. */
export function someHaveRouters(runs: readonly FigureRun[]): boolean {
  return runs.length === 0 || runs.some(({ manifest }) => hasRouters(manifest.settings))
}
