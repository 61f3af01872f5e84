/** Exports the joint table of some runs as CSV, LaTeX or Markdown. */
import { joinedEvaluation } from '#shared/tables/joinedEvaluation.ts'
import type { TableTextFormat } from '#shared/tables/tableText.ts'
import { jointFile } from '#shared/tables/jointFile.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { JointReport } from '#shared/vocabulary/inspection.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { exportedFile } from './exportedFile.ts'

/** Writes the table. @throws WorkbenchError `argument-invalid` where the runs cannot be joined. */
export function exportJoint(
  joint: JointReport,
  runs: readonly RunId[],
  format: TableTextFormat,
): ExportedFile {
  const evaluation = joinedEvaluation(joint, runs.join(', '))
  const { dataset } = evaluation.protocol
  const seeds = [...new Set(joint.runs.map(({ seed }) => seed))].join('-')
  const bytes = jointFile(joint, evaluation, format)
  return exportedFile({ subject: 'joint', of: [dataset, `seed${seeds}`], format, bytes })
}
