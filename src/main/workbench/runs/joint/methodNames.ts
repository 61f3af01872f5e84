/** Names the own methods of runs in one table: by the method, and where two runs have the same, by what differs. */
import { labelled } from '#shared/charts/runLabels.ts'
import type { Configuration } from '#shared/events/runReport.ts'

/** A run with what determined its results. */
export interface ConfiguredRun {
  readonly run: string
  readonly configuration: Configuration
}

/** Returns one name for each run, in order; no two are equal. A run that is alone with its method has the method's name. */
export function methodNames(runs: readonly ConfiguredRun[]): readonly string[] {
  return runs.map(({ run, configuration: { variant } }) => {
    const same = runs.filter((other) => other.configuration.variant === variant)
    if (same.length === 1) return variant
    const labels = labelled(same.map((one) => ({ run: one.run, manifest: one.configuration })))
    const label = labels.find((one) => one.run === run)?.label ?? run
    return `${variant}, ${label}`
  })
}
