/** Runs as figures and tables take them: manifest, view, and a label that tells them apart. */
import type { FigureRun } from '#shared/charts/figure.ts'
import { labelled } from '#shared/charts/runLabels.ts'
import type { RunView } from '#shared/events/foldRun.ts'
import type { RecordedRun } from '../runs/ports/runFolder.ts'
import { foldedView } from '../runs/runViews.ts'

export interface NamedRun {
  readonly run: string
  readonly folder: RecordedRun
  readonly interactions: number | null
}

/** Tables need whole views, with their reports; figures do not. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
export async function figureRuns(
  named: readonly NamedRun[],
  viewOf: (named: NamedRun) => Promise<RunView> = ({ folder }) => foldedView(folder),
): Promise<readonly FigureRun[]> {
  const runs = []
  // One after the other: a whole log is a lot to hold twice.
  for (const one of named)
    runs.push({
      run: one.run,
      manifest: one.folder.manifest,
      view: await viewOf(one),
      interactions: one.interactions,
    })
  return labelled(runs)
}
