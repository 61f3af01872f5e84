/** Whether the method of a run learns in epochs, and not interaction by interaction. */
import type { FigureRun } from '../figure.ts'

export function learnsInEpochs({ manifest }: Pick<FigureRun, 'manifest'>): boolean {
  return 'epochs' in manifest.settings
}

/**
 * Whether figures of interactions say something about these runs; they do before any run is known. A run that learns at
 * once, or nothing, has no interactions.
 */
export function someLearnInSteps(runs: readonly FigureRun[]): boolean {
  return runs.length === 0 || runs.some((run) => run.interactions !== 0 && !learnsInEpochs(run))
}
