/** Exports the history of one client as Markdown or CSV. */
import type { FigureRun } from '#shared/charts/figure.ts'
import { protocolLine } from '#shared/charts/protocolLine.ts'
import { csvOf } from '#shared/tables/csvOf.ts'
import { historyTable } from '#shared/tables/historyTable.ts'
import { markdownOf } from '#shared/tables/markdownOf.ts'
import type { HistoryRequest } from '#shared/vocabulary/causes/historyRequest.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'
import { exportedFile } from './exportedFile.ts'

/** Writes it. The line above the table names run, data, models with their caveats, seed and protocol. */
export function exportHistory(
  { run, client, format }: HistoryRequest,
  history: ClientHistory,
  runs: readonly FigureRun[],
): ExportedFile {
  const about = [
    `History of ${client} (${history.name}) in ${run}, as of step ${history.step}.`,
    protocolLine(runs),
  ]
  const table = historyTable(history)
  const bytes =
    format === 'csv'
      ? csvOf(table, about)
      : markdownOf(table, { caption: about[0] ?? '', notes: about.slice(1) })
  return exportedFile({ subject: 'history', of: [run, client, `step${history.step}`], format, bytes })
}
