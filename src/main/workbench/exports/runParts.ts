/** What the name of a file of some runs is made of. */
import type { FigureRun } from '#shared/charts/figure.ts'

/** Returns the datasets and the seeds of the runs, each distinct one once: `demo`, `seed42-43`. */
export function runParts(runs: readonly FigureRun[]): readonly string[] {
  const distinct = (read: (run: FigureRun) => string) => [...new Set(runs.map(read))].join('-')
  return [
    distinct(({ manifest }) => manifest.dataset.name),
    `seed${distinct(({ manifest }) => String(manifest.settings['seed']))}`,
  ]
}
