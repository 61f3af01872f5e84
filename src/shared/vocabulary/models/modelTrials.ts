/** One prompt to one model, to see what it writes and how fast; no run comes of it. */
import { z } from 'zod'
import { askedLanguageModel } from './models.ts'

/** Chosen by whoever asks, to hear of the trial and to stop it. */
const trialId = z.string().min(1).max(60)

export const trialPrompt = z.strictObject({
  system: z.string().max(20_000).default(''),
  prompt: z.string().min(1).max(100_000),
  temperature: z.number().min(0).max(2).default(0.7),
  /** Tokens of the reply. */
  tokens: z.int().min(1).max(8192).default(256),
  /** Tokens of what a reasoning model thinks before it; 0 has it answer at once. */
  thoughtTokens: z.int().min(0).max(32_768).default(0),
})
export type TrialPrompt = Readonly<z.infer<typeof trialPrompt>>

export const modelTrial = trialPrompt.extend({ trial: trialId, model: askedLanguageModel })
export type ModelTrial = z.input<typeof modelTrial>
export const stoppedTrial = z.strictObject({ trial: trialId })

/** Longer replies are cut: what a file makes a model say must not fill a page. */
export const MOST_SHOWN = 40_000

export interface TriedModel {
  /** At most `MOST_SHOWN` characters. */
  readonly text: string
  readonly cut: boolean
  /** The prompt was longer than the context. */
  readonly shortened: boolean
  readonly promptTokens: number
  readonly replyTokens: number
  /** Until the weights were in memory; null for a server, which does not tell. */
  readonly millisecondsToLoad: number | null
  /** From the question to the first letters; null where it is not told. */
  readonly millisecondsToFirst: number | null
  /** From the question to the end of the reply. */
  readonly milliseconds: number
  /** Tokens written a second; null where nothing can be said of so short a reply. */
  readonly tokensPerSecond: number | null
  /** The rate is over the whole time from the question on, as where nothing tells when writing began: it is lower than that of writing. */
  readonly rateOverAll: boolean
  /** Of this machine that computed; null for a server. */
  readonly threads: number | null
}

export interface TrialProgress {
  readonly trial: string
  readonly phase: 'loading' | 'answering'
  /** What was written since the last word. */
  readonly text: string
}
