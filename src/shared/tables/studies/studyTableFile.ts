/** A table of a study as the text of a file: CSV with everything, LaTeX with what a paper has room for, or plain text. */
import type { StudyTableName, TableFormat } from '../../vocabulary/figures.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'
import { csvOf } from '../csvOf.ts'
import { latexOf } from '../latexOf.ts'
import { markdownOf } from '../markdownOf.ts'
import { markingText } from './cellMarkOf.ts'
import { studyHeadLines, studyNoteLines } from './studyLines.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { STUDY_TABLES } from './studyTables.ts'
import { studyTableText } from './studyTableText.ts'

/** Which table is written, and how. */
export interface StudyTableForm extends StudyTableChoice {
  readonly table: StudyTableName
  readonly format: TableFormat
}

/** Returns the text of the file. */
export function studyTableFile(results: StudyResults, form: StudyTableForm): string {
  const { table, format } = form
  const { title, full, paper } = STUDY_TABLES[table]
  const head = studyHeadLines(results)
  const notes = [...(table === 'study' ? [markingText(form.by)] : []), ...studyNoteLines(results, form)]
  switch (format) {
    case 'csv':
      return csvOf(full(results, form), [title, ...head, ...notes])
    case 'latex':
      return latexOf(paper(results, form), {
        caption: `${title}. ${head.join(' ')}`,
        label: `${table}-${results.study}`,
        notes,
      })
    case 'markdown':
      return markdownOf(paper(results, form), { caption: `${title}. ${head.join(' ')}`, notes })
    case 'text':
      return studyTableText(results, form)
    default:
      return format satisfies never
  }
}
