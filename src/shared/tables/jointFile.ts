/** A joint table as the text of a file: CSV with everything, LaTeX and Markdown with what a paper has room for. */
import type { JointReport } from '../vocabulary/inspection.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'
import type { DataTable } from './dataTable.ts'
import { jointTable } from './jointTable.ts'
import { jointLines } from './jointText.ts'
import { tableText, type TableTextFormat } from './tableText.ts'

/** Columns of the CSV that the LaTeX leaves out: runs, models and caveats stand with it. */
const CSV_ALONE = /^(run|model|seed|note|difference .*|.* low|.* high)$/

/** Returns the text of the file. */
export function jointFile(joint: JointReport, evaluation: EvaluationReport, format: TableTextFormat): string {
  const table = jointTable(joint, evaluation)
  const lines = jointLines(joint, evaluation)
  const caveats = evaluation.methods.flatMap(({ method, caveat }) =>
    caveat === null ? [] : [`${method}: ${caveat}.`],
  )
  const [caption = '', ...notes] = [...lines, ...(format === 'csv' ? [] : caveats)]
  return tableText(format === 'csv' ? table : forPaper(table), { caption, label: 'joint', notes }, format)
}

function forPaper({ columns, rows }: DataTable): DataTable {
  return { columns: columns.filter(({ key }) => !CSV_ALONE.test(key)), rows }
}
