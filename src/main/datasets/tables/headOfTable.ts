/** The first rows of a table, to guess from and to show. */
import type { TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { quotedRow } from '../atomic/quotedRow.ts'
import type { SourceFile } from '../textFiles.ts'
import { textOf } from './cellValue.ts'
import { requireColumnCount } from './columnCount.ts'
import { bareLine, columnNames, jsonObject, memberOf } from './tableRows.ts'

/** Names of columns, and texts of the first rows under them. */
export interface TableHead {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Characters of first lines, beyond which no further one is read: there may be hundreds, and each may be very long. */
const MOST_CHARACTERS = 4_000_000

/** Returns the first lines of a file that are not empty, fewer where they are very long. Nothing of it counts as progress. */
export async function firstLines(
  file: SourceFile,
  count: number,
  most = MOST_CHARACTERS,
): Promise<readonly string[]> {
  const lines: string[] = []
  let characters = 0
  for await (const line of file.lines({ uncounted: true })) {
    const text = bareLine(line)
    if (text !== '') lines.push(text)
    characters += text.length
    if (lines.length >= count || characters >= most) break
  }
  return lines
}

/**
 * Splits the first lines of a table. The columns of JSON are all that its objects have, in the order of their first occurrence.
 * @throws WorkbenchError `dataset-rows-invalid` where there are more columns than a table may have.
 */
export function headOfTable(
  { name: file }: Pick<SourceFile, 'name'>,
  lines: readonly string[],
  format: TableFormat,
): TableHead {
  if (format.kind === 'delimited') {
    const columns = columnNames(lines[0] ?? '', format)
    requireColumnCount(file, columns.length)
    const rows = lines.slice(format.header ? 1 : 0)
    return {
      columns,
      rows: rows.map((line) => quotedRow(line, () => format.quoted, format.delimiter).cells),
    }
  }
  const records = lines.map(jsonObject).filter((record) => record !== null)
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((name) => name !== '')
  requireColumnCount(file, columns.length)
  return { columns, rows: records.map((record) => columns.map((column) => textOf(memberOf(record, column)))) }
}
