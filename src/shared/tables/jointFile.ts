/** A joint table as the text of a file: CSV with everything, or LaTeX with what a paper has room for. */
import type { JointReport } from '../vocabulary/inspection.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'
import { csvOf } from './csvOf.ts'
import type { DataTable } from './dataTable.ts'
import { jointTable } from './jointTable.ts'
import { jointLines } from './jointText.ts'
import { latexOf } from './latexOf.ts'

/** Columns of the CSV that the LaTeX leaves out: runs, models and caveats stand in its caption. */
const CSV_ALONE = /^(run|model|seed|note|difference .*|.* low|.* high)$/

/** Returns the text of the file. */
export function jointFile(joint: JointReport, evaluation: EvaluationReport, format: 'csv' | 'latex'): string {
  const table = jointTable(joint, evaluation)
  const lines = jointLines(joint, evaluation)
  if (format === 'csv') return csvOf(table, lines)
  const caveats = evaluation.methods.flatMap(({ method, caveat }) =>
    caveat === null ? [] : [`${method}: ${caveat}.`],
  )
  return latexOf(forPaper(table), { caption: [...lines, ...caveats].join(' '), label: 'joint' })
}

function forPaper({ columns, rows }: DataTable): DataTable {
  return { columns: columns.filter(({ key }) => !CSV_ALONE.test(key)), rows }
}
