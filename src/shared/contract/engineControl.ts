/** What the host of an engine may ask of it, on a channel that no page reaches. */
import { z } from 'zod'
import type { Source } from '../vocabulary/imports.ts'
import { call, topic } from './contract.ts'

export const engineControl = {
  /** Lets pages refer to files that the user chose, or that the host was started with, by a ticket. */
  'host.grantSource': call(
    z.strictObject({ paths: z.array(z.string().min(1)).min(1).max(1000), label: z.string().max(300) }),
  ).answering<Source>(),
  /** Ends after the call in flight. Runs that were running go on at the next start. */
  'host.close': call(z.strictObject({})).answering<void>(),
  /** Told once, when calls can be answered. */
  'host.ready': topic<{ readonly session: string }>(),
}

export type EngineControlContract = typeof engineControl
