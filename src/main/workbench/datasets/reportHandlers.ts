/** Implements the calls of `shared/contract/datasetReportCalls.ts`: reports on one imported dataset. */
import type { HandlersOf } from '#shared/contract/contract.ts'
import type { datasetReportCalls } from '#shared/contract/datasetReportCalls.ts'
import type { DatasetReports } from './datasetReports.ts'

/** Handlers of reports. */
export type ReportHandlers = HandlersOf<typeof datasetReportCalls>

/** Creates the handlers. */
export function reportHandlers(reports: DatasetReports): ReportHandlers {
  return {
    'datasets.checks': ({ dataset, seed }) => reports.checks(dataset, seed),
    'datasets.distributions': ({ dataset }) => reports.distributions(dataset),
  }
}
