/** The search in the table of runs. */
import type { RunRow } from '#shared/vocabulary/runs.ts'

/** Whether every word of the search occurs anywhere in what the row shows. */
export function rowSays(row: RunRow, search: string): boolean {
  const text = [
    row.run,
    row.name,
    row.dataset,
    row.variant,
    row.languageModel.name,
    row.note,
    row.study?.study ?? '',
    ...row.tags,
    ...row.differences.map(({ name, value }) => `${name} ${value}`),
    `seed ${row.seed}`,
  ]
    .join('\n')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
