/** Exports a table of some runs as CSV, LaTeX or Markdown. */
import type { FigureRun } from '#shared/charts/figure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import { factsOfView } from '#shared/evaluation/cautionFacts.ts'
import { cautionsOf } from '#shared/evaluation/cautions.ts'
import { holmText } from '#shared/evaluation/holmText.ts'
import { callsTable } from '#shared/tables/callsTable.ts'
import { datasetTable } from '#shared/tables/datasetTable.ts'
import type { DataTable } from '#shared/tables/dataTable.ts'
import { tableText, type TableTextFormat } from '#shared/tables/tableText.ts'
import { methodsTable } from '#shared/tables/methods/methodsTable.ts'
import { repetitionsTable } from '#shared/tables/methods/repetitionsTable.ts'
import { runsTable } from '#shared/tables/runsTable.ts'
import { testsTable } from '#shared/tables/methods/testsTable.ts'
import type { ExportedFile, TableName } from '#shared/vocabulary/figures.ts'
import { evaluatedReport } from './evaluatedReport.ts'
import { exportedFile } from './exportedFile.ts'
import { runParts } from './runParts.ts'

/** Which table to export, in which format. */
export interface TableFormatRequest {
  readonly table: Exclude<TableName, 'joint'>
  readonly format: TableTextFormat
}

const CAPTIONS: Readonly<Record<TableFormatRequest['table'], string>> = {
  methods: 'Methods under one protocol; intervals are 95 % percentile bootstrap over users',
  repetitions: 'Methods in each repetition of the evaluation',
  tests: 'Paired sign-flip tests over users; intervals are 95 % percentile bootstrap of the difference',
  runs: 'Runs side by side',
  calls: 'Model calls by prompt',
  dataset: 'Datasets',
}

/** Writes the table. The views must include their reports. @throws WorkbenchError `run-state` if a run has not been evaluated. */
export function exportTable({ table, format }: TableFormatRequest, runs: readonly FigureRun[]): ExportedFile {
  const data = tableOf(table, runs)
  const words = {
    caption: `${CAPTIONS[table]}. ${protocolLine(runs)}.`,
    label: table,
    notes: notesOf(table, runs),
  }
  const bytes = tableText(format === 'csv' ? data : forPaper(data), words, format)
  return exportedFile({ subject: table, of: runParts(runs), format, bytes })
}

function notesOf(table: TableFormatRequest['table'], runs: readonly FigureRun[]): readonly string[] {
  switch (table) {
    case 'methods':
    case 'tests':
      return [...resultNotes(runs), ...cautionNotes(runs)]
    case 'repetitions':
      return [...caveatNotes(runs), ...cautionNotes(runs)]
    case 'runs':
      return cautionNotes(runs)
    case 'calls':
    case 'dataset':
      return []
    default:
      return table satisfies never
  }
}

/** Why results of these runs should not be trusted as they stand. */
function cautionNotes(runs: readonly FigureRun[]): readonly string[] {
  return runs.flatMap(({ label, view, manifest }) =>
    cautionsOf(factsOfView(view, manifest)).map(
      (caution) => `Caution on ${label}, ${caution.label}: ${caution.sentence}`,
    ),
  )
}

/** The test and its correction, what marks mean, and what must be known of each method, each sentence once. */
function resultNotes(runs: readonly FigureRun[]): readonly string[] {
  const reports = runs.flatMap(({ view }) => (view.report === null ? [] : [view.report]))
  return [
    'Bold (in Markdown too) is the highest value of a column as written, underlined (in Markdown italic) the second highest.',
    ...new Set([
      ...reports.map(
        (report) =>
          `Paired sign-flip tests over users of ${report.methods[0]?.method ?? 'the method'} against every other row. ${holmText(report)}`,
      ),
      ...caveatNotes(runs),
    ]),
  ]
}

/** What must be known of each method, each sentence once. */
function caveatNotes(runs: readonly FigureRun[]): readonly string[] {
  const methods = runs.flatMap(({ view }) => view.report?.methods ?? [])
  return [
    ...new Set(methods.flatMap(({ method, caveat }) => (caveat === null ? [] : [`${method}: ${caveat}.`]))),
  ]
}

function tableOf(table: TableFormatRequest['table'], runs: readonly FigureRun[]): DataTable {
  switch (table) {
    case 'methods':
      return methodsTable(runs.map(evaluated))
    case 'repetitions':
      return repetitionsTable(runs.map(evaluated))
    case 'tests':
      return testsTable(runs.map(evaluated))
    case 'runs':
      return runsTable(runs)
    case 'calls':
      return callsTable(runs)
    case 'dataset':
      return datasetTable(runs.map((run) => run.manifest.dataset))
    default:
      return table satisfies never
  }
}

function evaluated({ run, label, view }: FigureRun) {
  return { label, report: evaluatedReport(run, view.report) }
}

/**
 * Leaves out the bounds of intervals, for which a column of a paper has no room; notes, which stand below the table; and the
 * labels of runs where there is one. The CSV has them.
 */
function forPaper({ columns, ...table }: DataTable): DataTable {
  const labels = new Set(table.rows.map((row) => row['run'] ?? '').filter((label) => label !== ''))
  return {
    ...table,
    columns: columns.filter(
      ({ key }) => !/^((ndcg|hr|mrr).* (low|high)|note)$/.test(key) && (key !== 'run' || labels.size > 1),
    ),
  }
}
