/** Whether a row has every word that is searched for, anywhere in what it shows. */
import type { RunRow } from '#shared/vocabulary/runs.ts'

export function rowSays(row: RunRow, search: string): boolean {
  const text = [
    row.run,
    row.dataset,
    row.variant,
    row.languageModel.name,
    row.note,
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
