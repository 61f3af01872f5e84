/**
 * Why something of a run is there, as one tree: a rule or profile, its gradient (Eq. 8), the prediction (Eq. 6-7), the
 * merges before it (Eq. 5), the messages that these merged, the routers that sent them, and so on. What it came from hangs below.
 */
import type { Impact, ModuleRef } from '../agents.ts'
import type { ClientId, GradientId, ItemId, RouterId, UserId } from '../ids.ts'

/** What kind of thing a node is, with what it says. Texts are those of models: plain text, never markup. */
export type CauseContent =
  /** One text of a rule of F_c, as it was written in `revision`; `text` is null where the rule was dropped by it. */
  | {
      readonly kind: 'rule'
      readonly client: ClientId
      readonly rule: number
      readonly revision: number
      readonly text: string | null
    }
  /** One revision of a filter memory as a whole. */
  | {
      readonly kind: 'memory'
      readonly client: ClientId
      readonly revision: number
      readonly rules: readonly string[]
    }
  | {
      readonly kind: 'profile'
      readonly client: ClientId
      readonly revision: number
      readonly reason: 'first' | 'reception' | 'optimization' | 'reflection'
      readonly text: string
    }
  /** A private memory of AgentCF++. */
  | {
      readonly kind: 'private'
      readonly client: ClientId
      readonly revision: number
      readonly text: string
    }
  /** A textual reward and gradient of one module (Eq. 8). */
  | {
      readonly kind: 'gradient'
      readonly gradient: GradientId
      readonly module: ModuleRef
      readonly impact: Impact
      readonly reward: 0 | 1
      readonly evaluation: string
      readonly suggestion: string
    }
  | {
      readonly kind: 'prediction'
      readonly user: UserId
      readonly positiveItem: ItemId
      readonly negativeItem: ItemId
      readonly predictedItem: ItemId | null
      readonly reward: 0 | 1
      readonly reasoning: string
    }
  /** A reception: messages that were merged into a profile (Eq. 5). */
  | { readonly kind: 'merge'; readonly client: ClientId; readonly messages: number }
  /** One message of a merge. `delivered` is a step; its own step is that of the merge. */
  | {
      readonly kind: 'message'
      readonly client: ClientId
      readonly from: RouterId | ClientId
      readonly routingScore: number
      readonly delivered: number
      readonly text: string
    }
  /** One revision of a router's profile, counted from 1. */
  | {
      readonly kind: 'router'
      readonly router: RouterId
      readonly revision: number
      readonly reason: 'first' | 'summary' | 'rewrite' | 'merge' | 'split'
      readonly text: string
    }

export type CauseKind = CauseContent['kind']

/** A node of the tree. */
export type CauseNode = CauseContent & {
  /** By which it can be asked for. */
  readonly address: string
  /** The step at which it arose. */
  readonly step: number
  /** The call that wrote it; null where no call did, as for first profiles and messages, which are copies. */
  readonly call: string | null
  /** What it came from; empty where that was not asked for. */
  readonly causes: readonly CauseNode[]
  /** The number of causes that are not listed, since the answer ends here. */
  readonly more: number
}

/** Something that used a thing or followed from it. */
export interface CauseUse {
  readonly kind: 'merge' | 'prediction' | 'gradient' | 'rule' | 'memory' | 'profile' | 'private' | 'router'
  readonly address: string
  readonly step: number
  /** Whose it is. */
  readonly agent: ClientId | RouterId
  readonly call: string | null
}

/** A thing with what it came from, some levels down. */
export interface CauseTree {
  /** The step as of which it is told. */
  readonly step: number
  readonly root: CauseNode
  /** Since when it is no longer in force; null while it is, and for what is never replaced. */
  readonly ended: {
    readonly step: number
    readonly how: 'rewritten' | 'dropped'
    /** What took its place. */
    readonly address: string
  } | null
}

/** What came of a thing. */
export interface CauseUses {
  readonly step: number
  /** How many there are, of which `uses` are the newest. */
  readonly total: number
  /** Newest first. */
  readonly uses: readonly CauseUse[]
}
