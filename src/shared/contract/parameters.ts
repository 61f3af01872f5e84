/** Parameters that several calls share. */
import { z } from 'zod'
import { runId } from '../vocabulary/runs.ts'

export const nothing = z.strictObject({})
export const ofRun = z.strictObject({ run: runId })
export const flag = z.literal(true).optional()
/** A page of a list that can be searched: rows from `offset`, at most `limit`. */
export const page = {
  search: z.string().max(200).default(''),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
}
/** The step at which a run is looked at; where absent, now. */
export const asOf = { step: z.int().min(0).optional() }
