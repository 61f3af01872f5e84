/** Which cells of a table are the best and the second best of their columns. */
import { cellText, type CellMark, type DataTable, type TableColumn } from '../dataTable.ts'

/** Returns the mark of the cell of a column in the row with this index; null for none. */
export type MarkOf = (column: TableColumn, row: number) => CellMark['mark'] | null

/**
 * Returns the marks that the table states. Where it states none, they follow from what `best` of the columns says: the best
 * and the second best value as they are written, so that values equal in the digits shown are marked together. Rows
 * with `unranked` have none, and neither has a column whose values are all alike.
 */
export function cellMarks(table: DataTable): MarkOf {
  const { columns, rows, marks } = table
  if (marks !== undefined)
    return ({ key }, row) => marks.find((one) => one.row === row && one.column === key)?.mark ?? null
  const ranked = new Map(columns.map((column) => [column.key, rankedTexts(column, table)]))
  return (column, index) => {
    const row = rows[index]
    if (row === undefined || row['unranked'] !== undefined) return null
    const place = ranked.get(column.key)?.indexOf(cellText(column, row[column.key])) ?? -1
    return place === 0 ? 'best' : place === 1 ? 'second' : null
  }
}

/** The texts of the two best values; none where the column says nothing of what is best. */
function rankedTexts(column: TableColumn, { rows }: DataTable): readonly string[] {
  if (column.best === undefined) return []
  const values = rows.flatMap((row) => {
    const value = row[column.key]
    return row['unranked'] === undefined && typeof value === 'number' ? [value] : []
  })
  const sorted = values.sort((a, b) => (column.best === 'low' ? a - b : b - a))
  const texts = [...new Set(sorted.map((value) => cellText(column, value)))]
  return texts.length < 2 ? [] : texts.slice(0, 2)
}
