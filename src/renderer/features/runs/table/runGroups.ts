/** Groups of runs, with what their results have in common. */
import type { RunRow } from '#shared/vocabulary/runs.ts'

/** What runs can be grouped by. */
export const GROUPINGS = ['method', 'dataset', 'model', 'study', 'tag'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Runs of one name. A run with several tags is in several groups. */
export interface RunGroup {
  readonly name: string
  readonly runs: number
  /** Different seeds among them. */
  readonly seeds: number
  /** NDCG@10 of the final evaluations of test items; null where there is none. */
  readonly ndcg10: {
    readonly count: number
    readonly mean: number
    /** Sample standard deviation; null for one value. */
    readonly deviation: number | null
    readonly lowest: number
    readonly highest: number
  } | null
  /** How many have cautions. */
  readonly cautioned: number
}

/** Returns the groups by name. Runs without a study or a tag are in none when grouped by these. */
export function runGroups(rows: readonly RunRow[], by: Grouping): readonly RunGroup[] {
  const groups = new Map<string, RunRow[]>()
  for (const row of rows)
    for (const name of namesOf(row, by)) groups.set(name, [...(groups.get(name) ?? []), row])
  return [...groups]
    .map(([name, members]) => ({
      name,
      runs: members.length,
      seeds: new Set(members.map(({ seed }) => seed)).size,
      ndcg10: spreadOf(members),
      cautioned: members.filter(({ cautions }) => cautions.length > 0).length,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Returns the groups that a run is in. */
export function namesOf(row: RunRow, by: Grouping): readonly string[] {
  switch (by) {
    case 'method':
      return [row.variant]
    case 'dataset':
      return [row.dataset]
    case 'model':
      return [row.languageModel.name]
    case 'study':
      return row.study ? [row.study.study] : []
    case 'tag':
      return row.tags
    default:
      return by satisfies never
  }
}

function spreadOf(rows: readonly RunRow[]): RunGroup['ndcg10'] {
  const values = rows.flatMap(({ ndcg10 }) =>
    ndcg10?.final === true && ndcg10.heldOut === 'test' ? [ndcg10.mean] : [],
  )
  if (values.length === 0) return null
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {
    count: values.length,
    mean,
    deviation: values.length === 1 ? null : Math.sqrt(squares / (values.length - 1)),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  }
}
