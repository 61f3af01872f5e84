/** The schema of the card of a dataset, for cards that somebody else has written. */
import { z } from 'zod'
import type { DatasetCard } from './datasetCard.ts'
import { preprocessing, PREPROCESSING_STEPS } from './preprocessing.ts'
import { sourcePlan } from './sourcePlan.ts'

const text = z.string().max(10_000)
const count = z.int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** As `DatasetCard`. Strict: a field that no card of this version has is refused. */
export const datasetCardSchema: z.ZodType<DatasetCard> = z.strictObject({
  name: text,
  domainWord: text,
  source: text,
  licence: text,
  files: z
    .array(
      z.strictObject({
        name: text,
        bytes: count,
        // Absent where a file was made in memory.
        sha256: z.union([hash, z.literal('')]),
        encoding: text,
        compression: z.enum(['none', 'gzip']),
      }),
    )
    .max(10_000),
  plan: sourcePlan.nullable(),
  preprocessing: preprocessing.nullable(),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(['read', ...PREPROCESSING_STEPS]),
        interactions: count,
        users: count,
        items: count,
        removed: count,
      }),
    )
    .max(100),
  statistics: z.strictObject({ users: count, items: count, interactions: count, sparsity: z.number() }),
  hash,
  notes: z.array(text).max(10_000),
  rejectedRows: count,
})
