/** What about.json of a run in a bundle says: what the queue knew of it, as far as it means something elsewhere. */
import { z } from 'zod'
import { serverAccount } from '#shared/vocabulary/models/serverAccounts.ts'

export const aboutRun = z.strictObject({
  note: z.string().max(2000),
  tags: z.array(z.string().min(1).max(40)).max(20),
  queuedAt: z.string().max(40),
  /** Interaction records of the run; null where they were never counted. */
  interactions: z.int().min(0).nullable(),
})
export type AboutRun = Readonly<z.infer<typeof aboutRun>>

const milliseconds = z.number().min(0)

/** One line of sessions.jsonl in a bundle. */
export const bundledSession = z.strictObject({
  began: z.string().max(40),
  milliseconds: z.number(),
  fromSeq: z.int().min(0),
  toSeq: z.int().min(0),
  step: z.int().min(0),
  versions: z.record(z.string().max(100), z.string().max(100)),
  time: z
    .strictObject({
      total: milliseconds,
      model: milliseconds,
      embedding: milliseconds,
      index: milliseconds,
      rest: milliseconds,
    })
    .optional(),
  servers: z.array(serverAccount).optional(),
})
