/** The lines of calls.jsonl, replies.jsonl and vectors.jsonl of a run in a bundle. */
import { z } from 'zod'
import { PROMPT_NAME } from '#shared/vocabulary/prompts.ts'
import { CALL_STATUSES } from '#shared/vocabulary/trace.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

/** Absent in bundles that were written before it was kept. */
const askedHow = z
  .strictObject({
    seed: z.number().nullable(),
    sampling: z
      .strictObject({
        temperature: z.number(),
        repetitionPenalty: z.number(),
        maxTokens: count,
        maxThoughtTokens: count,
      })
      .nullable(),
    evaluatedTokens: count.nullable(),
  })
  .nullable()
  .optional()

/** One call of the run. Hashes are of what was asked, with the identity of the model; they name replies. */
export const bundledCall = z.strictObject({
  call: z.string().min(1).max(1000),
  prompt: z.string().regex(PROMPT_NAME),
  model: z.string().max(2000),
  hash,
  /** The second question, where the first reply could not be read. */
  repair: hash.nullable(),
  /** Wall time, of the repair too; null where the reply was stored already. */
  milliseconds: count.nullable(),
  /** How the question was asked, and how its repair. */
  how: askedHow,
  repairHow: askedHow,
  status: z.enum(CALL_STATUSES).nullable(),
  shortened: z.boolean(),
  truncated: z.boolean(),
  refused: count,
  /** Empty in a bundle without texts: sentences may quote replies. */
  notes: z.array(z.string()),
  promptTokens: count,
  replyTokens: count,
})
export type BundledCall = Readonly<z.infer<typeof bundledCall>>

/** One reply, with what was asked as people read it. */
export const bundledReply = z.strictObject({
  hash,
  messages: z.array(z.strictObject({ role: z.enum(['system', 'user', 'assistant']), content: z.string() })),
  text: z.string(),
  promptTokens: count,
  replyTokens: count,
  shortened: z.boolean(),
  cut: z.enum(['budget', 'loop']).nullable(),
})
export type BundledReply = Readonly<z.infer<typeof bundledReply>>

/** One vector of the embedding model: 32-bit floats, little-endian, in base64. */
export const bundledVector = z.strictObject({
  text: z.string(),
  vector: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
})
export type BundledVector = Readonly<z.infer<typeof bundledVector>>
