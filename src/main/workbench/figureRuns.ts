/** Runs as figures and tables take them: manifest, whole view, and a label that tells them apart. */
import type { FigureRun } from '#shared/charts/figure.ts'
import { labelled } from '#shared/charts/runLabels.ts'
import { foldedView } from './runViews.ts'
import type { RunFolder } from './conductRun.ts'

/** Reads the logs of runs in order. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
export async function figureRuns(folders: readonly { readonly run: string; readonly folder: RunFolder; readonly interactions: number | null }[]): Promise<readonly FigureRun[]> {
  const runs = []
  for (const { run, folder, interactions } of folders) {
    runs.push({ run, manifest: folder.manifest, view: await foldedView(folder), interactions })
  }
  return labelled(runs)
}
