/** Puts the cells of several parts of a row together. */
import type { TableRow } from '../dataTable.ts'

/** Returns one row; of cells with the same key the last stands. */
export function mergedCells(parts: readonly TableRow[]): TableRow {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)))
}
