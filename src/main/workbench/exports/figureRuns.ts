/** Prepares runs for figures and tables: manifest, view, and a label that tells the runs apart. */
import type { FigureRun } from '#shared/charts/figure.ts'
import { labelled } from '#shared/charts/runLabels.ts'
import type { RunView } from '#shared/events/foldRun.ts'
import type { RecordedRun } from '../runs/ports/runFolder.ts'
import { foldedView } from '../runs/runViews.ts'

/** A run to show. `interactions` is their number in the protocol; null if it is unknown. */
export interface NamedRun {
  readonly run: string
  readonly folder: RecordedRun
  readonly interactions: number | null
}

/**
 * Reads the runs in order. Tables need views with their reports, which is the default; figures do not.
 * @throws WorkbenchError `run-unknown`, `run-corrupt`.
 */
export async function figureRuns(
  named: readonly NamedRun[],
  viewOf: (named: NamedRun) => Promise<RunView> = ({ folder }) => foldedView(folder),
): Promise<readonly FigureRun[]> {
  const runs = []
  // Logs are read one after the other, because two in memory would take much space.
  for (const one of named)
    runs.push({
      run: one.run,
      manifest: one.folder.manifest,
      view: await viewOf(one),
      interactions: one.interactions,
    })
  return labelled(runs)
}
