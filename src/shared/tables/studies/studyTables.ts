/** Every table of a study by name. */
import type { StudyTableName } from '../../vocabulary/figures.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { DataTable } from '../dataTable.ts'
import { studyColdStartTable } from './studyColdStartTable.ts'
import { studyEfficiencyTable } from './studyEfficiencyTable.ts'
import { studyPaperTable } from './studyPaperTable.ts'
import { studyRowsTable } from './studyRowsTable.ts'
import { studyRunsTable } from './studyRunsTable.ts'
import type { StudyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { studyTestsTable } from './studyTestsTable.ts'

/** A table of a study: in full, and as a paper has room for it. */
export interface StudyTable {
  readonly title: string
  readonly isFor: (results: StudyResults) => boolean
  readonly full: (results: StudyResults, choice: StudyTableChoice) => DataTable
  readonly paper: (results: StudyResults, choice: StudyTableChoice) => DataTable
}

export const STUDY_TABLES: Readonly<Record<StudyTableName, StudyTable>> = {
  study: {
    title: 'Results',
    isFor: () => true,
    full: studyRowsTable,
    paper: studyPaperTable,
  },
  'study-tests': {
    title: 'Tests',
    isFor: ({ blocks }) => blocks.some(({ tests }) => tests.length > 0),
    full: studyTestsTable,
    paper: (results) =>
      without(studyTestsTable(results), /^(row|t|degrees|pValue|superiority|over|wins|ties|losses)$/),
  },
  'study-efficiency': {
    title: 'Efficiency',
    isFor: ({ blocks }) => blocks.some(({ rows }) => rows.some(({ cost }) => cost !== null)),
    full: studyEfficiencyTable,
    paper: (results, choice) =>
      without(
        studyEfficiencyTable(results, choice),
        /^(calls|stages|fit|(embedding|index|rest)Minutes|(low|high) .*)$/,
      ),
  },
  'study-cold-start': {
    title: 'Cold start',
    isFor: ({ blocks }) => blocks.some(({ rows }) => rows.some(({ coldStart }) => coldStart !== null)),
    full: studyColdStartTable,
    paper: (results) => without(studyColdStartTable(results), /^(low|high|detectable) /),
  },
  'study-runs': {
    title: 'Runs',
    isFor: () => true,
    full: studyRunsTable,
    paper: (results) => without(studyRunsTable(results), /^(run|finished)$/),
  },
}

/** Leaves out columns, those without any value, and the dataset and backbone where there is only one. */
function without({ columns, rows, ...marked }: DataTable, left: RegExp): DataTable {
  const distinct = (key: string) => new Set(rows.map((row) => row[key])).size
  return {
    ...marked,
    rows,
    columns: columns.filter(({ key }) => {
      if (left.test(key)) return false
      if (key === 'dataset' || key === 'model') return distinct(key) > 1
      return rows.length === 0 || rows.some((row) => (row[key] ?? null) !== null)
    }),
  }
}
