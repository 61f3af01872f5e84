/** The whole run as a thin strip along its steps: what was learnt, router-centric updates, evaluations, and pauses. */
import type { RouterCount } from '../../events/routerCounts.ts'

/** Judged interactions of some consecutive steps. */
export interface StripBin {
  readonly judged: number
  /** Those among them whose outcome was predicted rightly. */
  readonly right: number
}

/** A run as the scrubber draws it. It has at most `STRIP_BINS` bins, however long the run is. */
export interface RunStrip {
  /** The step of the newest event. */
  readonly step: number
  /** Steps of one bin. The first bin begins with step 1; the last one may be incomplete. */
  readonly every: number
  readonly bins: readonly StripBin[]
  /** The routers after each router-centric update with what changed them, oldest first; at step 0 those that were made first. */
  readonly updates: readonly RouterCount[]
  readonly evaluations: readonly { readonly step: number; readonly final: boolean }[]
  /** Where a process left the run before its end, oldest first. */
  readonly pauses: readonly RunPause[]
  readonly finished: boolean
}

/** How a session of a run ended. */
export const SESSION_ENDS = ['finished', 'paused', 'stopped', 'failed', 'interrupted'] as const
/** `interrupted` where the engine or the terminal ended. */
export type SessionEnd = (typeof SESSION_ENDS)[number]

/** A step at which a process left a run before its end. */
export interface RunPause {
  readonly step: number
  /** Null where it is not known: for a process that was killed, and for sessions of earlier versions. */
  readonly end: Exclude<SessionEnd, 'finished'> | null
  /** When it ended, in ISO 8601; null where it is not known. */
  readonly at: string | null
  /** When the next process took it up; null where none has left a line in sessions.jsonl since. */
  readonly resumedAt: string | null
}

/** The most bins of a strip: each is a few pixels wide. */
export const STRIP_BINS = 240

/** Returns the steps of one bin of a run with so many judged interactions. */
export function stepsOfABin(judged: number): number {
  return Math.max(1, Math.ceil(judged / STRIP_BINS))
}
