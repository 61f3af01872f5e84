/** §2.1-2.4: client agents, router agents and their parts. Texts are plain text, never markup. */
import type { ClientId, GradientId, RouterId } from './ids.ts'
import type { RouterLineage } from './routerLineage.ts'

/** A fine-grained preference attribute in canonical form: lower case, at most six words. */
export type Attribute = string

/** A message: a copy of a router's profile (or, in direct propagation, of a client's) at the time of delivery. */
export interface PreferenceMessage {
  readonly from: RouterId | ClientId
  readonly text: string
  /** Eq. 4: the routing score under which it was delivered. */
  readonly routingScore: number
  /** Step at which it was delivered. */
  readonly step: number
}

/** §2.3.2: one textual rule on how incoming signals are weighed. Its id stays the same through rewrites. */
export interface IntegrationRule {
  readonly id: number
  readonly text: string
  /** The step in which this text was written; 0 for the initial rule. */
  readonly since: number
  /** The gradient that caused this text; null for the initial rule. */
  readonly cause: GradientId | null
}

/** §2.3.2, F_c: the rules by which a client merges messages. */
export interface FilterMemory {
  readonly revision: number
  /** The highest rule id ever used in this memory, so that no id is used twice. */
  readonly lastRuleId: number
  readonly rules: readonly IntegrationRule[]
}

/** A user or an item as an agent. */
export interface ClientAgent {
  readonly id: ClientId
  /** The item's title or the user's token, for people to read. */
  readonly name: string
  /** P_c, the preference profile. */
  readonly profile: string
  readonly profileRevision: number
  /** A_c, the attributes extracted from the profile. */
  readonly attributes: readonly Attribute[]
  /** F_c, the filter memory. */
  readonly filterMemory: FilterMemory
  /** B_c, the message buffer, newest message first. */
  readonly messageBuffer: readonly PreferenceMessage[]
  /**
   * Messages merged since the last interaction; used only without a message buffer, where messages are merged on
   * delivery.
   */
  readonly integratedMessages: readonly PreferenceMessage[]
}

/** A router: the agent of a community of clients. */
export interface RouterAgent {
  readonly id: RouterId
  /** P_R, the router's profile. */
  readonly profile: string
  readonly profileRevision: number
  /** A_R, all attributes assigned so far, in the order of assignment. */
  readonly attributes: readonly Attribute[]
  /** Textual gradients with a suggestion that wait for the next router-centric update, oldest first. */
  readonly pendingGradients: readonly RouterGradient[]
  /** All credits since the router was last optimized, also those that ask for nothing. */
  readonly pendingCredits: CreditCounts
  /** The routers that it was split from, or that were merged into it; empty for the first routers. */
  readonly parents: readonly RouterId[]
  /** The recent splits and merges that it comes from. */
  readonly lineage: RouterLineage
  readonly evidence: RouterEvidence
}

/** What speaks for and against the newest split or merge of a router. */
export interface RouterEvidence {
  /** The number of gradients that caused it; 0 for a router that was neither split from another nor merged. */
  readonly causes: number
  /** Credits since then that ask for a change and are not positive. */
  readonly asking: number
  /** Positive credits since then. */
  readonly positive: number
}

export type Impact = 'positive' | 'neutral' | 'negative'

/** Credits by impact. */
export type ImpactCounts = Readonly<Record<Impact, number>>

/** The credits of one router (Eq. 8), aggregated by the reward of the interaction that they come from, and by impact. */
export interface CreditCounts {
  /** Of interactions whose outcome was predicted rightly. */
  readonly right: ImpactCounts
  readonly wrong: ImpactCounts
}

/** Module M of Eq. 8 and 9. */
export type ModuleRef =
  | { readonly kind: 'profile'; readonly client: ClientId }
  | { readonly kind: 'filter memory'; readonly client: ClientId }
  | { readonly kind: 'router'; readonly router: RouterId }

/** Eq. 8: the textual reward L_M and the textual gradient of one module. An empty suggestion means no adjustment. */
export interface TextualGradient {
  readonly id: GradientId
  readonly module: ModuleRef
  readonly impact: Impact
  readonly evaluation: string
  readonly suggestion: string
  /** The call that wrote it. */
  readonly call: string
}

/** A textual gradient as a router keeps it until it is aggregated. */
export interface RouterGradient {
  readonly id: GradientId
  readonly client: ClientId
  readonly reward: 0 | 1
  readonly impact: Impact
  readonly evaluation: string
  readonly suggestion: string
}
