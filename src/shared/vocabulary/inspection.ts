/** What is read of a run's network as of a step: answers of the inspection calls. */
import type { RevisionCause, RuleHistory } from '../events/foldRuleHistory.ts'
import type { ClientId, GradientId, RouterId } from './ids.ts'

export interface ClientRow {
  readonly client: ClientId
  readonly name: string
  readonly ruleRevisions: number
  readonly profileRevisions: number
  /** In its buffer as of the step. */
  readonly waitingMessages: number
  /** Step of its newest revision; 0 where there is none. */
  readonly changedAt: number
}

export interface ClientRows {
  readonly step: number
  /** Clients that match, of which `rows` is one page. */
  readonly total: number
  readonly rows: readonly ClientRow[]
}

export interface ClientHistory extends RuleHistory {
  readonly step: number
  /** Routers whose newest routing table entry includes the client, highest score first. */
  readonly communities: readonly {
    readonly router: RouterId
    readonly routingScore: number
    readonly step: number
  }[]
  /** Interactions of the client up to the step, newest first. */
  readonly interactions: readonly ClientInteraction[]
}

export interface ClientInteraction {
  readonly step: number
  readonly user: ClientId
  readonly positiveItem: ClientId
  readonly negativeItem: ClientId
  readonly predictedItem: ClientId | null
  readonly reward: 0 | 1
  readonly reasoning: string
}

/** One router from birth to end: a band of the lineage. */
export interface RouterLife {
  readonly router: RouterId
  readonly parents: readonly RouterId[]
  readonly born: number
  /** Null while it lives. */
  readonly ended: number | null
  readonly end: 'split' | 'merged' | null
  /** The routers it became part of. */
  readonly into: readonly RouterId[]
  /** Clients that its newest messages reached, whenever that changed. */
  readonly sizes: readonly { readonly step: number; readonly clients: number }[]
}

export interface RouterRow {
  readonly router: RouterId
  readonly profile: string
  readonly attributes: number
  /** Clients its messages of the newest routing table reached. */
  readonly community: number
  readonly pendingGradients: number
  readonly born: number
  readonly parents: readonly RouterId[]
}

export interface RouterOverview {
  readonly step: number
  readonly routers: readonly RouterRow[]
  readonly lives: readonly RouterLife[]
}

export interface RouterRevision {
  readonly step: number
  readonly profile: string
  readonly reason: 'first' | 'summary' | 'rewrite' | 'merge' | 'split'
  readonly causes: readonly RevisionCause[]
  readonly call: string | null
}

export interface RouterHistory {
  readonly step: number
  readonly life: RouterLife
  readonly revisions: readonly RouterRevision[]
  readonly attributes: readonly { readonly attribute: string; readonly since: number }[]
  readonly community: readonly {
    readonly client: ClientId
    readonly name: string
    readonly routingScore: number
    readonly step: number
  }[]
  /** Threshold of the newest routing table. */
  readonly threshold: number | null
  readonly pendingGradients: readonly {
    readonly id: GradientId
    readonly client: ClientId
    readonly reward: 0 | 1
    readonly evaluation: string
    readonly suggestion: string
  }[]
}

/** Runs side by side under one protocol. */
export interface Comparison {
  /** Null where the runs can be compared; else what differs. */
  readonly incomparable: string | null
  readonly tests: readonly RunTest[]
}

/** A paired test between the RecNet rankings of two runs over the same users. */
export interface RunTest {
  readonly run: string
  readonly against: string
  readonly difference: number
  readonly interval: { readonly low: number; readonly high: number }
  readonly pValue: number
  readonly pHolm: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
}
