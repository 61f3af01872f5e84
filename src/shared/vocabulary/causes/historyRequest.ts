/** A request for the history of one client as a file. */
import { z } from 'zod'
import { runId } from '../runs.ts'

export const HISTORY_FORMATS = ['markdown', 'csv'] as const

/** Up to `step`, or to now where it is absent. */
export const historyRequest = z.strictObject({
  run: runId,
  client: z.string().max(500),
  step: z.int().min(0).optional(),
  format: z.enum(HISTORY_FORMATS),
})
export type HistoryRequest = z.infer<typeof historyRequest>
