/** Ranks of a positive item, packed: one row for each user or client, one column for each time that it was ranked. */
import { meanMetrics, metricsOfRank } from '#shared/evaluation/ndcg.ts'
import type { MetricName, MetricValues } from '#shared/vocabulary/results.ts'

/** Ranks by row; all rows have the same number of columns. */
export interface RankTable {
  readonly rows: number
  readonly columns: number
  /** Row by row: 1-based ranks, MISS where the item was left unranked, ABSENT where nothing was ranked. */
  readonly ranks: Int32Array
}

const MISS = 0
const ABSENT = -1

/** Packs ranks, row by row; a null is a miss. */
export function rankTable(rows: readonly (readonly (number | null)[])[]): RankTable {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const ranks = new Int32Array(rows.length * columns).fill(ABSENT)
  rows.forEach((row, index) => {
    row.forEach((rank, column) => (ranks[index * columns + column] = rank ?? MISS))
  })
  return { rows: rows.length, columns, ranks }
}

/** Returns one value for each row: the mean of a metric over its columns, 0 where there are none. */
export function rowValues({ rows, columns, ranks }: RankTable, metric: MetricName): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let [sum, count] = [0, 0]
    for (const rank of ranks.subarray(row * columns, (row + 1) * columns)) {
      if (rank === ABSENT) continue
      sum += valueOf(rank, metric)
      count += 1
    }
    return count === 0 ? 0 : sum / count
  })
}

/** Returns the means of all metrics over rows, each the mean over its columns. */
export function tableMeans(table: RankTable): MetricValues {
  return meanMetrics(
    Array.from({ length: table.rows }, (_, row) => {
      const own = table.ranks.subarray(row * table.columns, (row + 1) * table.columns)
      return meanMetrics([...own].filter((rank) => rank !== ABSENT).map((rank) => metricsOf(rank)))
    }),
  )
}

/** Returns some rows of a table, in the order of their indices. */
export function rowsAt({ columns, ranks }: RankTable, indices: readonly number[]): RankTable {
  const chosen = new Int32Array(indices.length * columns)
  indices.forEach((row, at) => chosen.set(ranks.subarray(row * columns, (row + 1) * columns), at * columns))
  return { rows: indices.length, columns, ranks: chosen }
}

/** Returns whether two tables have the same ranks. */
export function sameRanks(a: RankTable, b: RankTable): boolean {
  return (
    a.columns === b.columns && a.rows === b.rows && a.ranks.every((rank, index) => rank === b.ranks[index])
  )
}

/** Returns whether each row has the same rank in all of its columns. */
export function columnsAgree({ rows, columns, ranks }: RankTable): boolean {
  return Array.from({ length: rows }, (_, row) => row * columns).every((start) =>
    ranks.subarray(start, start + columns).every((rank) => rank === ranks[start]),
  )
}

const known = new Map<number, MetricValues>()

/** Metrics are looked up, because millions of ranks take few values. */
function metricsOf(rank: number): MetricValues {
  const values = known.get(rank) ?? metricsOfRank(rank === MISS ? null : rank)
  known.set(rank, values)
  return values
}

function valueOf(rank: number, metric: MetricName): number {
  return metricsOf(rank)[metric]
}
