/** Folds every revision of one client's filter memory and profile, each with the gradient that caused it. */
import type { IntegrationRule, PreferenceMessage } from '../vocabulary/agents.ts'
import type { ClientId, GradientId, ItemId, UserId } from '../vocabulary/ids.ts'
import { hasFilterMemory } from './memories/hasFilterMemory.ts'
import type { StampedEvent } from './runEvents.ts'

/** The cause of a revision: the textual gradient and the interaction that it was derived from. */
export interface RevisionCause {
  readonly gradient: GradientId
  readonly suggestion: string
  readonly evaluation: string
  readonly reward: 0 | 1
  readonly user: UserId
  readonly positiveItem: ItemId
  readonly negativeItem: ItemId
}

/** One revision of a filter memory; its cause is null for the first. */
export interface FilterMemoryRevision {
  readonly step: number
  readonly revision: number
  readonly rules: readonly IntegrationRule[]
  readonly cause: RevisionCause | null
  /** The call that wrote it; null for the first filter memory. */
  readonly call: string | null
}

/** One revision of a profile; `reception` is Eq. 5, `optimization` is Eq. 9, `reflection` is of AgentCF. */
export interface ProfileRevision {
  readonly step: number
  readonly revision: number
  readonly profile: string
  readonly reason: 'first' | 'reception' | 'optimization' | 'reflection'
  readonly cause: RevisionCause | null
  readonly call: string | null
}

/** One client with all revisions so far, oldest first. */
export interface RuleHistory {
  readonly client: ClientId
  readonly name: string
  /** None where agents of the method have no filter memory. */
  readonly filterMemories: readonly FilterMemoryRevision[]
  readonly profiles: readonly ProfileRevision[]
  readonly attributes: readonly string[]
  /** The waiting messages, newest first. */
  readonly messageBuffer: readonly PreferenceMessage[]
}

/** Takes the events of a whole run in order; the history is null where the client does not occur. */
export class RuleHistoryFold {
  readonly #client: ClientId
  readonly #filterMemories: FilterMemoryRevision[] = []
  readonly #profiles: ProfileRevision[] = []
  #name: string | null = null
  #attributes: readonly string[] = []
  #judged: { user: UserId; positiveItem: ItemId; negativeItem: ItemId } | null = null
  /** The gradients of the current step: a revision follows its gradient within one transaction. */
  #gradients = new Map<GradientId, RevisionCause>()

  constructor(client: ClientId) {
    this.#client = client
  }

  /** Takes the next event. */
  add(event: StampedEvent): void {
    if (event.type === 'interaction-judged') {
      this.#judged = event
      this.#gradients.clear()
      return
    }
    if (event.type === 'credit-assigned' && this.#judged) {
      const { gradient, suggestion, evaluation, reward } = event
      const { user, positiveItem, negativeItem } = this.#judged
      this.#gradients.set(gradient, {
        gradient,
        suggestion,
        evaluation,
        reward,
        user,
        positiveItem,
        negativeItem,
      })
      return
    }
    if (!('client' in event) || event.client !== this.#client) return
    const { step } = event
    switch (event.type) {
      case 'client-described':
        this.#name = event.name
        this.#profiles.push({
          step,
          revision: 1,
          profile: event.profile,
          reason: 'first',
          cause: null,
          call: null,
        })
        if (hasFilterMemory(event.filterMemory))
          this.#filterMemories.push({ step, ...event.filterMemory, cause: null, call: null })
        return
      case 'profile-revised': {
        const { revision, profile, reason, call } = event
        this.#profiles.push({ step, revision, profile, reason, cause: this.#causeOf(event.cause), call })
        return
      }
      case 'filter-memory-revised': {
        const { revision, rules, call } = event
        this.#filterMemories.push({ step, revision, rules, cause: this.#causeOf(event.cause), call })
        return
      }
      case 'attributes-extracted':
        this.#attributes = event.attributes
        return
      default:
    }
  }

  /** Returns the history so far. `messageBuffer` comes from the network, which knows the capacity. */
  history(messageBuffer: readonly PreferenceMessage[]): RuleHistory | null {
    if (this.#name === null) return null
    return {
      client: this.#client,
      name: this.#name,
      filterMemories: [...this.#filterMemories],
      profiles: [...this.#profiles],
      attributes: this.#attributes,
      messageBuffer,
    }
  }

  #causeOf(gradient: GradientId | null): RevisionCause | null {
    return gradient === null ? null : (this.#gradients.get(gradient) ?? null)
  }
}
