/** Exports a table of some runs as CSV or LaTeX. */
import { WorkbenchError } from '#shared/errors.ts'
import type { FigureRun } from '#shared/charts/figure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import { callsTable } from '#shared/tables/callsTable.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import { datasetTable } from '#shared/tables/datasetTable.ts'
import type { DataTable } from '#shared/tables/dataTable.ts'
import { latexOf } from '#shared/tables/latexOf.ts'
import { methodsTable } from '#shared/tables/methodsTable.ts'
import { runsTable } from '#shared/tables/runsTable.ts'
import { testsTable } from '#shared/tables/testsTable.ts'
import type { ExportedFile, TableName } from '#shared/vocabulary/figures.ts'
import { exportedFile } from './exportedFile.ts'
import { runParts } from './runParts.ts'

/** Which table to export, in which format. */
export interface TableFormatRequest {
  readonly table: Exclude<TableName, 'joint'>
  readonly format: 'csv' | 'latex'
}

const CAPTIONS: Readonly<Record<TableFormatRequest['table'], string>> = {
  methods: 'Methods under one protocol; intervals are 95 % percentile bootstrap over users',
  tests: 'Paired sign-flip tests over users; intervals are 95 % percentile bootstrap of the difference',
  runs: 'Runs side by side',
  calls: 'Model calls by prompt',
  dataset: 'Datasets',
}

/** Writes the table. The views must include their reports. @throws WorkbenchError `run-state` if a run has not been evaluated. */
export function exportTable({ table, format }: TableFormatRequest, runs: readonly FigureRun[]): ExportedFile {
  const data = tableOf(table, runs)
  const about = `${CAPTIONS[table]}. ${protocolLine(runs)}`
  const text =
    format === 'csv'
      ? csvOf(data, [about])
      : latexOf(withoutIntervals(data), { caption: about, label: table })
  return exportedFile({ subject: table, of: runParts(runs), format, bytes: text })
}

function tableOf(table: TableFormatRequest['table'], runs: readonly FigureRun[]): DataTable {
  switch (table) {
    case 'methods':
      return methodsTable(runs.map(evaluated))
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
  if (view.report === null)
    throw new WorkbenchError({
      code: 'run-state',
      run,
      expected: 'a run that has been evaluated',
      found: 'no evaluation yet',
    })
  return { label, report: view.report }
}

/** Leaves out the bounds of intervals, because a column of a paper has no room for them. The CSV has them. */
function withoutIntervals({ columns, rows }: DataTable): DataTable {
  return { columns: columns.filter((column) => !/^(ndcg|hr|mrr).* (low|high)$/.test(column.key)), rows }
}
