/** The candidates of one test user with the rank that each method gave them, as a table. */
import type { DataTable } from '../dataTable.ts'

/** A candidate as its rows show it. */
export interface RankedCandidate {
  readonly item: string
  readonly title: string | null
  readonly positive: boolean
  /** By each method; null where it did not rank the candidate. */
  readonly ranks: readonly (number | null)[]
}

/** Returns one row for each candidate, and one column for each method. */
export function candidatesTable(
  candidates: readonly RankedCandidate[],
  methods: readonly string[],
): DataTable {
  return {
    columns: [
      { key: 'item', label: 'Candidate', kind: 'text' },
      { key: 'title', label: 'Title', kind: 'text' },
      { key: 'positive', label: 'Positive item', kind: 'text' },
      ...methods.map((method, index) => ({
        key: `rank ${index}`,
        label: method,
        kind: 'number' as const,
        decimals: 0,
      })),
    ],
    rows: candidates.map(({ item, title, positive, ranks }) => ({
      item,
      title: title ?? '',
      positive: positive ? 'yes' : '',
      ...Object.fromEntries(ranks.map((rank, index) => [`rank ${index}`, rank])),
    })),
  }
}
