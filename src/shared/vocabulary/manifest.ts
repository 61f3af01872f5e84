/** All that is needed to repeat a run. */
import { z } from 'zod'
import { embeddingModelSource, languageModelSource } from './models.ts'

export const FORMAT_VERSION = 1

export const manifest = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  /** Row of Table 3 that the configuration started from. */
  variant: z.string(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  dataset: z.object({
    name: z.string(),
    hash: z.string(),
    users: z.number(),
    items: z.number(),
    interactions: z.number(),
    sparsity: z.number(),
    givenCandidates: z.boolean(),
  }),
  /** `source` is absent for what comes with the workbench. */
  languageModel: z.object({
    name: z.string(),
    caveat: z.string().nullable(),
    source: languageModelSource.optional(),
  }),
  embeddingModel: z.object({
    name: z.string(),
    dimensions: z.number(),
    source: embeddingModelSource.optional(),
  }),
  vectorIndex: z.enum(['lance', 'memory']),
  /** SHA-256 of the text and reply schema of each prompt. */
  promptHashes: z.record(z.string(), z.string()),
  versions: z.record(z.string(), z.string()),
  /** Wall clock, ISO 8601: the only field that differs between two runs of the same configuration. */
  createdAt: z.string(),
})

export type Manifest = Readonly<z.infer<typeof manifest>>
