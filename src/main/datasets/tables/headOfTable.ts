/** The first rows of a table, to guess from and to show. */
import type { TableFormat } from '#shared/vocabulary/imports/sourcePlan.ts'
import { quotedRow } from '../atomic/quotedRow.ts'
import type { SourceFile } from '../textFiles.ts'
import { textOf } from './cellValue.ts'
import { bareLine, columnNames, jsonObject, memberOf } from './tableRows.ts'

/** Names of columns, and texts of the first rows under them. */
export interface TableHead {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Returns the first lines of a file that are not empty. Nothing of it counts as progress. */
export async function firstLines(file: SourceFile, count: number): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of file.lines({ uncounted: true })) {
    const text = bareLine(line)
    if (text !== '') lines.push(text)
    if (lines.length >= count) break
  }
  return lines
}

/** Splits the first lines of a table. The columns of JSON are all that its objects have, in the order of their first occurrence. */
export function headOfTable(lines: readonly string[], format: TableFormat): TableHead {
  if (format.kind === 'delimited') {
    const columns = columnNames(lines[0] ?? '', format)
    const rows = lines.slice(format.header ? 1 : 0)
    return {
      columns,
      rows: rows.map((line) => quotedRow(line, () => format.quoted, format.delimiter).cells),
    }
  }
  const records = lines.map(jsonObject).filter((record) => record !== null)
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((name) => name !== '')
  return { columns, rows: records.map((record) => columns.map((column) => textOf(memberOf(record, column)))) }
}
