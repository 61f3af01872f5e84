/** Exports a table of a study as CSV, LaTeX or text. */
import { studyTableFile } from '#shared/tables/studies/studyTableFile.ts'
import type { ExportedFile, StudyTableRequest } from '#shared/vocabulary/figures.ts'
import type { StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import { exportedFile } from './exportedFile.ts'

/** Writes the table. */
export function exportStudyTable(results: StudyResults, request: StudyTableRequest): ExportedFile {
  const { table, format, study } = request
  return exportedFile({ subject: table, of: [study], format, bytes: studyTableFile(results, request) })
}
