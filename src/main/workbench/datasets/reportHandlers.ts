/** Implements the calls of `shared/contract/datasetReportCalls.ts`: reports on one imported dataset. */
import type { datasetReportCalls } from '#shared/contract/datasetReportCalls.ts'
import type { HandlersOf } from '#shared/contract/contract.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Randomness } from '../../ports/random.ts'
import { checksOfDatasets } from './checksOfDatasets.ts'
import type { Datasets } from './datasets.ts'

/** Handlers of reports. */
export type ReportHandlers = HandlersOf<typeof datasetReportCalls>

/** What these calls are answered from. */
export interface ReportHandlerParts {
  readonly ports: { readonly randomness: Randomness; readonly newBreather: NewBreather }
  readonly datasets: Pick<Datasets, 'list' | 'load'>
}

/** Creates the handlers. */
export function reportHandlers({ ports, datasets }: ReportHandlerParts): ReportHandlers {
  return { 'datasets.checks': checksOfDatasets(ports, datasets) }
}
