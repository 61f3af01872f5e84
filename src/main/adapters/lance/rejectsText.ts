/** The rejected rows of an import as CSV. */
import type { RowIssue } from '#shared/errors.ts'
import { csvOf } from '#shared/tables/csvOf.ts'

/** One line for each row, with what was expected and found. */
export function rejectsText(rejects: readonly RowIssue[]): string {
  const columns = (['file', 'row', 'column', 'expected', 'found'] as const).map((key) => ({
    key,
    label: key,
    kind: key === 'row' ? ('number' as const) : ('text' as const),
    ...(key === 'row' ? { decimals: 0 } : {}),
  }))
  return csvOf({ columns, rows: rejects.map((issue) => ({ ...issue })) }, [])
}
