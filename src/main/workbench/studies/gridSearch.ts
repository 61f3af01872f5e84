/** Grid search: all points of a row rank validation items, and the best one alone ranks the test, in runs of its own. */
import { pointParts } from '#shared/studies/studyCells.ts'
import { heldOutOf, type MetricName } from '#shared/vocabulary/results.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { settingSign } from '#shared/vocabulary/settings/settingSign.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import type { RunView } from '#shared/events/foldRun.ts'

/** A point with the mean of its validation items over seeds. */
export interface TriedPoint {
  readonly point: Settings
  readonly mean: number
}

/** The points of one row, with one model on one dataset, all of which have been tried with all seeds. */
export interface GridSearch {
  readonly family: string
  readonly row: string
  /** In the order of the file. */
  readonly tried: readonly [TriedPoint, ...TriedPoint[]]
  /** The best of them, the first where several are. */
  readonly best: TriedPoint
}

/** Names the cells among which one point is chosen. */
export function familyOf({ dataset, model, row }: Pick<StudyCell, 'dataset' | 'model' | 'row'>): string {
  return JSON.stringify([dataset, model, row])
}

/** Names a point, whatever the order of its settings. */
export function pointKey({ point }: Pick<StudyCell, 'point'>): string {
  return pointParts(point).toSorted().join(', ')
}

/** Returns the families of cells that have several points. */
export function searchedFamilies(cells: readonly StudyCell[]): ReadonlySet<string> {
  const points = new Map<string, Set<string>>()
  for (const cell of cells) {
    const known = points.get(familyOf(cell)) ?? new Set()
    points.set(familyOf(cell), known.add(pointKey(cell)))
  }
  return new Set([...points].flatMap(([family, { size }]) => (size > 1 ? [family] : [])))
}

/**
 * Chooses in every family of which each cell has a value; the others are still to be tried. `valueOf` returns the value of
 * the run of a cell, or null.
 */
export function chosenPoints(
  cells: readonly StudyCell[],
  valueOf: (cell: StudyCell) => number | null,
): readonly GridSearch[] {
  const byFamily = Map.groupBy(cells, familyOf)
  return [...searchedFamilies(cells)].flatMap((family) => {
    const own = byFamily.get(family) ?? []
    const values = own.map((cell) => ({ cell, value: valueOf(cell) }))
    if (values.some(({ value }) => value === null)) return []
    const byPoint = Map.groupBy(values, ({ cell }) => pointKey(cell))
    const [first, ...others] = [...byPoint.values()].flatMap((group): TriedPoint[] => {
      const [one] = group
      const mean = group.reduce((sum, { value }) => sum + (value ?? 0), 0) / group.length
      return one ? [{ point: one.cell.point, mean }] : []
    })
    if (!first) return []
    const best = others.reduce((top, next) => (next.mean > top.mean ? next : top), first)
    return [{ family, row: own[0]?.row ?? '', tried: [first, ...others] as const, best }]
  })
}

/** Returns the newest mean of a run over validation items; null where it has none. */
export function validationMean({ evaluations }: RunView, metric: MetricName): number | null {
  const newest = evaluations.findLast(({ protocol }) => heldOutOf(protocol) === 'validation')
  return newest?.methods[0]?.mean[metric] ?? null
}

function pointInWords(point: Settings): string {
  return pointParts(point, settingSign).join(', ')
}

/** Says what was tried and chosen, in a sentence with all values. */
export function searchNote({ row, tried, best }: GridSearch, metric: MetricName): string {
  const named = ({ point, mean }: TriedPoint) => `${pointInWords(point)} (${mean.toFixed(4)})`
  return `${row} was tried at ${tried.length} points by ${metric.toUpperCase()} of validation items, as means over seeds: ${tried.map(named).join('; ')}. ${pointInWords(best.point)} was chosen, and alone ranked the test.`
}
