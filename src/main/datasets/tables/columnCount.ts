/** How many columns a table of interactions, items or users may have. */
import { WorkbenchError } from '#shared/errors.ts'

/** Metadata have a hundred at most. Every column is named, shown and looked up, and a page shows 20 rows of all of them. */
const MOST_COLUMNS = 10_000

/** @throws WorkbenchError `dataset-rows-invalid` where a file has more columns. */
export function requireColumnCount(file: string, columns: number, most = MOST_COLUMNS): void {
  if (columns <= most) return
  const expected = `a table of at most ${most.toLocaleString('en')} columns`
  const found = `${columns.toLocaleString('en')} columns`
  const issue = { file, row: 1, column: '', expected, found }
  throw new WorkbenchError({ code: 'dataset-rows-invalid', issues: [issue], total: 1 })
}
