/** §2.1-2.4: client agents, router agents and what they hold. Texts are plain text, never markup. */
import type { ClientId, GradientId, RouterId } from './ids.ts'

/** A fine-grained preference attribute, canonical: lower case, at most six words. */
export type Attribute = string

/** A router profile (or, in direct propagation, a client profile) in transit; a snapshot of its text. */
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
  /** Step that wrote this text; 0 for the initial rule. */
  readonly since: number
  /** The gradient that caused this text; null for the initial rule. */
  readonly cause: GradientId | null
}

export interface FilterMemory {
  readonly revision: number
  /** Highest rule id ever given in this memory, so that no id is given twice. */
  readonly lastRuleId: number
  readonly rules: readonly IntegrationRule[]
}

export interface ClientAgent {
  readonly id: ClientId
  /** Item title or user token, for people. */
  readonly name: string
  /** P_c */
  readonly profile: string
  readonly profileRevision: number
  /** A_c */
  readonly attributes: readonly Attribute[]
  /** F_c */
  readonly filterMemory: FilterMemory
  /** B_c, newest first. */
  readonly messageBuffer: readonly PreferenceMessage[]
  /** Messages merged since the last interaction; only without a buffer, where merging happens on delivery. */
  readonly integratedMessages: readonly PreferenceMessage[]
}

export interface RouterAgent {
  readonly id: RouterId
  /** P_R */
  readonly profile: string
  readonly profileRevision: number
  /** A_R, cumulative, in order of assignment. */
  readonly attributes: readonly Attribute[]
  /** Textual gradients that wait for the next router-centric update, oldest first. */
  readonly pendingGradients: readonly RouterGradient[]
  /** The routers it was split or merged from; empty for the first ones. */
  readonly parents: readonly RouterId[]
}

export type Impact = 'positive' | 'neutral' | 'negative'

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

/** What a router keeps of a gradient until it is aggregated. */
export interface RouterGradient {
  readonly id: GradientId
  readonly client: ClientId
  readonly reward: 0 | 1
  readonly impact: Impact
  readonly evaluation: string
  readonly suggestion: string
}
