/** A call asked once more, of the same model or another, to see what else could have come. Nothing of it enters the run. */
import { z } from 'zod'
import { askedLanguageModel } from '../models/models.ts'
import { trialId } from '../models/modelTrials.ts'
import { runId } from '../runs.ts'
import type { Exchange } from '../trace.ts'

/** Which model answers: that of the run, the built-in agent, or another that is at hand. */
const answerer = z.union([z.literal('same'), z.literal('built-in'), askedLanguageModel])
export type Answerer = z.input<typeof answerer>

export const askedAgain = z.strictObject({
  run: runId,
  call: z.string().min(3).max(2000),
  /** By which progress is told under `models.trying`, and by which `models.stopTrying` stops it. */
  trial: trialId,
  model: answerer.default('same'),
  /** The seed of the call where absent. */
  seed: z.int().min(0).max(0xffff_ffff).optional(),
})
export type AskedAgain = Readonly<z.infer<typeof askedAgain>>

/** The second answer to a question. */
export interface AnsweredAgain {
  readonly exchange: Exchange
  readonly model: string
  /** A warning beside what the model says, or null. */
  readonly caveat: string | null
  /** From the question to the answer; loading a model is not part of it. */
  readonly milliseconds: number
  /** Whether the raw answer has the same bytes as the first. */
  readonly same: boolean
}
