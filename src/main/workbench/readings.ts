/** What hosts may read of the domain: the shapes of answers and their plain-text table. */
export { reportTable } from '../evaluation/reportTable.ts'
export type { RunReport } from '#shared/events/runReport.ts'
export type { RunSummary } from './runs/runs.ts'
export { RunControl } from '../ports/runControl.ts'
export { isVariant, VARIANTS } from '../recnet/workflow/variants.ts'
export type { CallQuery, KeptExchange, TracedCall, TracedCalls } from '../models/storedReplies.ts'
