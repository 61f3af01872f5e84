/** How long a model took over the calls of a run, by prompt. */
import type { PromptName } from '../prompts.ts'

/** Calls of one prompt that a model answered; those from the store of replies took no time and are left out. */
export interface CallTimes {
  readonly prompt: PromptName
  readonly measured: number
  /** Milliseconds from question to answer, repairs included: half of the calls, and 95 % of them, took at most so long. */
  readonly median: number
  readonly p95: number
  /** Reply tokens of one call per second of it, thoughts included; null where the calls took no time that was measured. */
  readonly tokensPerSecond: number | null
}
