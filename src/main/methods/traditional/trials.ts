/** What a grid search tries. */
import type { Settings } from '#shared/vocabulary/runs.ts'

/** The values of some settings that are tried in all combinations. */
export type Grid = Readonly<Record<string, readonly number[]>>

/**
 * Returns the changes of each trial: first the values that the settings have, then the other combinations of the grid, the first
 * setting of the grid varying fastest, up to the budget. Without a search there is one trial.
 */
export function trialsOf(grid: Grid, settings: Settings): readonly Settings[] {
  const own = Object.fromEntries(Object.keys(grid).flatMap((name) => named(name, settings[name])))
  if (settings['gridSearch'] !== true) return [{}]
  const all = Object.entries(grid).reduce<readonly Settings[]>(
    (combined, [name, values]) =>
      values.flatMap((value) => combined.map((changes) => ({ ...changes, [name]: value }))),
    [{}],
  )
  const others = all.filter((changes) => Object.entries(changes).some(([name, value]) => own[name] !== value))
  return [own, ...others].slice(0, Number(settings['gridBudget']))
}

function named(name: string, value: Settings[string] | undefined): [string, Settings[string]][] {
  return value === undefined ? [] : [[name, value]]
}
