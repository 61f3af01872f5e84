/** The calls with which a host controls its engine, on a channel that no page reaches. */
import { z } from 'zod'
import type { Source } from '../vocabulary/imports/imports.ts'
import { call, topic } from './contract.ts'

export const engineControl = {
  /**
   * Lets pages refer to files that the user chose, or that the host was started with, by a ticket. Links among them
   * lead nowhere out of the folder `within`, where the host gives one.
   */
  'host.grantSource': call(
    z.strictObject({
      paths: z.array(z.string().min(1)).min(1).max(1000),
      label: z.string().max(300),
      within: z.string().min(1).optional(),
    }),
  ).answering<Source>(),
  /** Ends the engine after the model call in progress. Running runs are resumed at the next start. */
  'host.close': call(z.strictObject({})).answering<void>(),
  /** Notifies once, when the engine can answer calls. */
  'host.ready': topic<{ readonly session: string }>(),
}

export type EngineControlContract = typeof engineControl
