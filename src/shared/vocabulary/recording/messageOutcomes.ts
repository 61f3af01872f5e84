/** What became of the messages of one router: the predictions before and after clients took them up. */
import type { ClientId } from '../ids.ts'

/** One client that took up messages of the router for an interaction: merged them before the prediction (Eq. 5). */
export interface MessageOutcome {
  readonly step: number
  readonly client: ClientId
  /** The reward of the client's interaction before this one; null where this is its first. */
  readonly before: 0 | 1 | null
  /** The reward of the interaction for which they were taken up. */
  readonly after: 0 | 1
  /** Whether its profile changed by the reception. */
  readonly changed: boolean
}

/** All of them up to a step. A client merges messages of several routers at once, which then count for each of these. */
export interface MessageOutcomes {
  readonly total: number
  /** Those with a reward before as well. */
  readonly paired: number
  /** Right predictions before and after, among these. */
  readonly rightBefore: number
  readonly rightAfter: number
  /** Those that changed the profile, among all. */
  readonly changed: number
  /** The newest first, at most `NEWEST_OUTCOMES`. */
  readonly newest: readonly MessageOutcome[]
}

/** Most outcomes that are listed one by one. */
export const NEWEST_OUTCOMES = 100
