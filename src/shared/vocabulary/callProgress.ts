/** How far a run is while it is worked on. It is told beside the events and never stored: it depends on the clock. */
import type { PromptName } from './prompts.ts'

/** Calls made, of those that are expected. */
export interface CallShare {
  readonly done: number
  /** Revised as the run goes on, and never less than `done`; null for a method that does not forecast its calls. */
  readonly expected: number | null
}

/** The progress of a running run, as pages and terminals are told it. */
export interface CallProgress {
  /** The part of the run that is under way: `initialization`, `learning`, `evaluation`, or a stage of another method. */
  readonly part: string
  /** Which of several such parts it is, counted from 1; null where there is one. */
  readonly round: { readonly number: number; readonly of: number } | null
  /** Calls of this part; those of stages that take turns, such as the updates, are counted together. */
  readonly partCalls: CallShare
  /** Calls of the whole run, those of earlier sessions included. */
  readonly runCalls: CallShare
  /** Calls of this session that were answered from stored replies. */
  readonly stored: number
  /** Of the newest calls that a model worked on; null before the first. */
  readonly callsPerMinute: number | null
  /** Reply tokens that all questions under way get together; null where no text is written. */
  readonly tokensPerSecond: number | null
  /** Milliseconds; null before a model has answered. */
  readonly partLeft: number | null
  /** Milliseconds; null before a model has answered. */
  readonly runLeft: number | null
  /** Milliseconds since anything was answered. */
  readonly quiet: number
  /** Prompts of the questions that a model works on now, each once. */
  readonly asking: readonly PromptName[]
  /** Whether weights are being loaded. */
  readonly opening: boolean
  /** A sentence for each chat server that is waited for: that it loads, is busy or has gone, and for how long at most. */
  readonly waiting: readonly string[]
}
