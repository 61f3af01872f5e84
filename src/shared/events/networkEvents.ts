/**
 * The events that change a network, in the past tense. They are the log, the feed, the history, and what a run resumes
 * from.
 */
import type {
  Attribute,
  FilterMemory,
  Impact,
  IntegrationRule,
  ModuleRef,
  PreferenceMessage,
} from '../vocabulary/agents.ts'
import type { ClientId, GradientId, ItemId, RouterId, UserId } from '../vocabulary/ids.ts'

/** A new router: one of the first, or a child of a split. */
export interface RouterBirth {
  readonly router: RouterId
  readonly profile: string
  readonly attributes: readonly Attribute[]
}

export type NetworkEvent =
  /** A client agent was given its first profile P_c and filter memory F_c. */
  | {
      readonly type: 'client-described'
      readonly client: ClientId
      readonly name: string
      readonly profile: string
      readonly filterMemory: FilterMemory
    }
  /** Stage 1 drained the messages of B_c and merged them (Eq. 5). */
  | {
      readonly type: 'buffer-drained'
      readonly client: ClientId
      readonly messages: readonly PreferenceMessage[]
      readonly call: string
    }
  /** Without a message buffer, a message was merged on delivery. */
  | {
      readonly type: 'message-integrated'
      readonly client: ClientId
      readonly message: PreferenceMessage
      readonly call: string
    }
  /**
   * P_c changed, by reception (Eq. 5) or by optimization (Eq. 9); or the text of an agent of AgentCF, by reflection.
   * `call` names the call that wrote the text.
   */
  | {
      readonly type: 'profile-revised'
      readonly client: ClientId
      readonly revision: number
      readonly profile: string
      readonly reason: 'reception' | 'optimization' | 'reflection'
      readonly cause: GradientId | null
      readonly call: string
    }
  /** F_c changed (Eq. 9). Rules keep their ids when they are rewritten. */
  | {
      readonly type: 'filter-memory-revised'
      readonly client: ClientId
      readonly revision: number
      readonly rules: readonly IntegrationRule[]
      readonly cause: GradientId
      readonly call: string
    }
  /**
   * The user's choice was predicted and rewarded (Eq. 6-7). `predictedItem` is null where the reply could not be
   * parsed; the reward is then 0.
   */
  | {
      readonly type: 'interaction-judged'
      readonly step: number
      readonly user: UserId
      readonly positiveItem: ItemId
      readonly negativeItem: ItemId
      readonly predictedItem: ItemId | null
      readonly reward: 0 | 1
      readonly reasoning: string
      readonly call: string
    }
  /**
   * A module was given a textual reward and a textual gradient (Eq. 8). A router keeps it until its next optimization.
   */
  | {
      readonly type: 'credit-assigned'
      readonly gradient: GradientId
      readonly module: ModuleRef
      readonly client: ClientId
      readonly reward: 0 | 1
      readonly impact: Impact
      readonly evaluation: string
      readonly suggestion: string
      readonly call: string
    }
  /** The client joined S_update (Algorithm 1, line 11). */
  | { readonly type: 'client-updated'; readonly client: ClientId }
  /** Attributes were extracted from a profile (Eq. 1). `added` are new to the client: its part of A_t. */
  | {
      readonly type: 'attributes-extracted'
      readonly client: ClientId
      readonly attributes: readonly Attribute[]
      readonly added: readonly Attribute[]
    }
  /** Attributes were assigned to a router (Eq. 2). */
  | {
      readonly type: 'attributes-assigned'
      readonly router: RouterId
      readonly attributes: readonly Attribute[]
    }
  | { readonly type: 'router-created'; readonly birth: RouterBirth }
  | {
      readonly type: 'router-rewritten'
      readonly router: RouterId
      readonly profile: string
      readonly causes: readonly GradientId[]
      readonly call: string
    }
  | {
      readonly type: 'router-split'
      readonly router: RouterId
      readonly into: readonly RouterBirth[]
      readonly causes: readonly GradientId[]
      readonly call: string
    }
  /** `router` was merged into `target`, which keeps its id. */
  | {
      readonly type: 'routers-merged'
      readonly target: RouterId
      readonly router: RouterId
      readonly profile: string
      readonly attributes: readonly Attribute[]
      readonly causes: readonly GradientId[]
      readonly call: string
    }
  /** The optimizer saw the gradients of a router and left it unchanged, or its decision was refused. */
  | {
      readonly type: 'router-confirmed'
      readonly router: RouterId
      readonly causes: readonly GradientId[]
      readonly refused: string | null
      readonly call: string
    }
  /** A router's profile was rewritten with its new attributes (Eq. 3). */
  | {
      readonly type: 'router-summarized'
      readonly router: RouterId
      readonly profile: string
      readonly call: string
    }
  /**
   * All updated routers were scored (Eq. 4): how many pairs were scored and passed τ. `histogram` has 20 bins over [-1,
   * 1].
   */
  | {
      readonly type: 'routing-table-built'
      readonly threshold: number
      readonly scored: number
      readonly passed: number
      readonly histogram: readonly number[]
    }
  /** A message was delivered to a client (Algorithm 1, line 20). */
  | { readonly type: 'message-delivered'; readonly client: ClientId; readonly message: PreferenceMessage }
  | { readonly type: 'update-set-cleared'; readonly clients: number; readonly routers: number }

/** Every type of network event; the compiler reports a missing one. */
const NETWORK_EVENT_TYPES: Readonly<Record<NetworkEvent['type'], true>> = {
  'client-described': true,
  'buffer-drained': true,
  'message-integrated': true,
  'profile-revised': true,
  'filter-memory-revised': true,
  'interaction-judged': true,
  'credit-assigned': true,
  'client-updated': true,
  'attributes-extracted': true,
  'attributes-assigned': true,
  'router-created': true,
  'router-rewritten': true,
  'router-split': true,
  'routers-merged': true,
  'router-confirmed': true,
  'router-summarized': true,
  'routing-table-built': true,
  'message-delivered': true,
  'update-set-cleared': true,
}

/** Returns whether an event changes a network, as opposed to events of a run's life or of another method. */
export function isNetworkEvent<Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { readonly type: NetworkEvent['type'] }> {
  return Object.hasOwn(NETWORK_EVENT_TYPES, event.type)
}
