/** Whether there is a choice between a mean over seeds and each seed by itself. */
import type { FigureRun } from '../figure.ts'
import { datasetOf, methodOf } from '../runLooks.ts'

/** Returns the part of the choice of a figure, where some of these runs differ by their seeds alone. */
export function seedChoice(runs: readonly FigureRun[]): readonly 'seeds'[] {
  const kinds = new Set(runs.map((run) => `${methodOf(run)} ${datasetOf(run)}`))
  return kinds.size < runs.length ? ['seeds'] : []
}
