/** What one run tells of its messages: which interaction took up which, under which rules, and how its routers were judged. */
import type { CreditCounts, IntegrationRule, PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, ItemId, RouterId, UserId } from '../../vocabulary/ids.ts'

/** One client of an interaction that took up messages for it: merged them before the prediction (Eq. 5). */
export interface ClientReception {
  readonly client: ClientId
  /** Who sent them, each once: routers, or clients in direct propagation. */
  readonly from: readonly PreferenceMessage['from'][]
  /** Whether the client had never taken up a message before. */
  readonly first: boolean
  /** Whether its profile changed by it. */
  readonly changed: boolean
}

/** One judged interaction with what its clients took up. */
export interface JudgedMessages {
  readonly step: number
  readonly user: UserId
  readonly positiveItem: ItemId
  readonly negativeItem: ItemId
  readonly predictedItem: ItemId | null
  readonly reward: 0 | 1
  /** How many interactions of the user the run had learnt before this one. */
  readonly earlier: number
  /** The clients that took up messages: the user, the positive item, the negative item; none that did not. */
  readonly receptions: readonly ClientReception[]
  /** The rules of the user's filter memory as it was at the prediction; none where there is no filter memory. */
  readonly rules: readonly IntegrationRule[]
}

/** One text of a rule, in whichever filter memories of the run it ever stood. */
export interface RunRule {
  /** As it was first written. */
  readonly text: string
  readonly normalized: string
  /** Whether it is one that clients begin with. */
  readonly isFirst: boolean
  readonly clients: readonly ClientId[]
  /** How often it was written as a rule of its own, and how often as the new text of a rule that was there. */
  readonly asNew: number
  readonly asRewrite: number
}

/** The messages of one run. */
export interface RunMessages {
  readonly interactions: readonly JudgedMessages[]
  readonly rules: readonly RunRule[]
  /** The credits (Eq. 8) of each router that was judged. A message of a router that was merged since counts for the other. */
  readonly credits: ReadonlyMap<RouterId, CreditCounts>
  /** Messages that were delivered, or merged on delivery. */
  readonly delivered: number
}
