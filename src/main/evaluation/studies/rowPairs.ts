/** Which rows are compared, and over which seeds. */
import type { MetricName } from '#shared/vocabulary/results.ts'
import { rowValues, sameRanks } from './rankTable.ts'
import type { RowRuns } from './rowRuns.ts'

/** A row to be tested against another. */
export interface RowPair {
  readonly row: RowRuns
  readonly against: RowRuns
}

/**
 * Returns the pairs of the tested row: its first point against its other points, and for every other row the same point
 * of the tested row, or the first where it has no such point. A row that uses the very runs of the other is no pair.
 */
export function testedPairs(rows: readonly RowRuns[], tested: string): readonly RowPair[] {
  const points = rows.filter(({ row }) => row === tested)
  const [first] = points
  if (!first) return []
  return rows.flatMap((against): RowPair[] => {
    const same = points.find(({ point }) => textOf(point) === textOf(against.point))
    const row = against.row === tested ? first : (same ?? first)
    return row === against || shareRuns(row, against) ? [] : [{ row, against }]
  })
}

/** Returns whether two rows have the same runs, as two points of two sweeps may. */
export function shareRuns(a: RowRuns, b: RowRuns): boolean {
  const keys = new Set(a.runs.map(({ runKey }) => runKey))
  return a.runs.length > 0 && b.runs.some(({ runKey }) => keys.has(runKey))
}

/** Returns the seeds that both rows have. */
export function commonSeeds({ row, against }: RowPair): readonly number[] {
  const seeds = new Set(against.runs.map(({ seed }) => seed))
  return row.runs.map(({ seed }) => seed).filter((seed) => seeds.has(seed))
}

/**
 * Returns `differences[seed][user]` over the seeds that both rows have, the first minus the second; one seed where both
 * rank the same with all of them.
 */
export function pairDifferences(pair: RowPair, metric: MetricName): readonly Float64Array[] {
  const seeds = commonSeeds(pair)
  const tablesOf = ({ runs }: RowRuns) =>
    seeds.flatMap((seed) => runs.find((run) => run.seed === seed)?.outcome.ranks ?? [])
  const [own, other] = [tablesOf(pair.row), tablesOf(pair.against)]
  const constant = [own, other].every(([first, ...rest]) =>
    rest.every((table) => first !== undefined && sameRanks(first, table)),
  )
  return (constant ? own.slice(0, 1) : own).map((table, index) => {
    const against = other[index] ?? table
    const values = rowValues(against, metric)
    return rowValues(table, metric).map((value, user) => value - (values[user] ?? 0))
  })
}

function textOf(point: object): string {
  return JSON.stringify(Object.entries(point).sort())
}
