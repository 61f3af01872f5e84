/** Runs as figures on the screen name them: their labels in the language that is shown. */
import type { FigureRun } from '#shared/charts/figure.ts'
import { labelled } from '#shared/charts/runLabels.ts'
import { engineWords } from '../locales/engineWords.ts'
import { say } from '../locales/say.ts'

/** Returns the runs with their labels said anew, which tell them from all of `among`; in English the runs themselves, as files have them. */
export function shownRuns(
  runs: readonly FigureRun[],
  among: readonly FigureRun[] = runs,
): readonly FigureRun[] {
  if (engineWords.value === null) return runs
  const labels = new Map(labelled(among, say).map(({ run, label }) => [run, label]))
  return runs.map((run) => ({ ...run, label: labels.get(run.run) ?? run.label }))
}
