/** A trial: one prompt to one model, to see what it writes and how fast. It leaves no run. */
import { z } from 'zod'
import { askedLanguageModel } from './models.ts'

/** Chosen by the caller to follow the trial and to stop it. */
export const trialId = z.string().min(1).max(60)

/** The prompt of a trial and how its reply is sampled. */
export const trialPrompt = z.strictObject({
  system: z.string().max(20_000).default(''),
  prompt: z.string().min(1).max(100_000),
  temperature: z.number().min(0).max(2).default(0.7),
  /** Longest reply, in tokens. */
  tokens: z.int().min(1).max(8192).default(256),
  /** Most tokens that a reasoning model may think before its reply; with 0 it answers at once. */
  thoughtTokens: z.int().min(0).max(32_768).default(0),
})
export type TrialPrompt = Readonly<z.infer<typeof trialPrompt>>

export const modelTrial = trialPrompt.extend({ trial: trialId, model: askedLanguageModel })
export type ModelTrial = z.input<typeof modelTrial>
export const stoppedTrial = z.strictObject({ trial: trialId })

/** Longest reply that is shown, in characters: what a model says must not fill a page. */
export const MOST_SHOWN = 40_000

/** The result of a trial. */
export interface TriedModel {
  /** The reply, at most `MOST_SHOWN` characters. */
  readonly text: string
  readonly cut: boolean
  /** True where the prompt was longer than the context and was truncated. */
  readonly shortened: boolean
  readonly promptTokens: number
  readonly replyTokens: number
  /** Time until the weights were in memory; null for a server, which does not state it. */
  readonly millisecondsToLoad: number | null
  /** Time from the question to the first characters; null where it is not known. */
  readonly millisecondsToFirst: number | null
  /** Time from the question to the end of the reply. */
  readonly milliseconds: number
  /** Tokens written per second; null where the reply is too short to tell. */
  readonly tokensPerSecond: number | null
  /**
   * True where the rate covers the whole time from the question, because it is not known when writing began; it then
   * understates the speed of writing.
   */
  readonly rateOverAll: boolean
  /** Threads of this machine that computed; null for a server. */
  readonly threads: number | null
}

/** A notification during a trial. */
export interface TrialProgress {
  readonly trial: string
  readonly phase: 'loading' | 'answering'
  /** The text written since the last notification. */
  readonly text: string
}
