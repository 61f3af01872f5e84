/** Folds what a user of AgentCF++ keeps to itself, and the groups that it belongs to. */
import type { ClientId } from '../../vocabulary/ids.ts'
import type { InterestGroup } from './memoryEvents.ts'
import type { StampedEvent } from '../runEvents.ts'

/** One revision of a private memory. */
export interface PrivateMemoryRevision {
  readonly step: number
  readonly revision: number
  readonly memory: string
  /** The call that wrote it; null for the first. */
  readonly call: string | null
}

/** Takes the events of a whole run in order. There is nothing where another method ran, and for items. */
export class MemoriesFold {
  readonly #client: ClientId
  readonly #revisions: PrivateMemoryRevision[] = []
  readonly #groups: InterestGroup[] = []

  constructor(client: ClientId) {
    this.#client = client
  }

  /** All private memories so far, oldest first. */
  get privateMemories(): readonly PrivateMemoryRevision[] {
    return [...this.#revisions]
  }

  /** The groups that the client belongs to. */
  get interestGroups(): readonly InterestGroup[] {
    return [...this.#groups]
  }

  /** Takes the next event. */
  add(event: StampedEvent): void {
    if (event.type === 'private-memory-revised' && event.user === this.#client) {
      const { step, revision, memory, call } = event
      this.#revisions.push({ step, revision, memory, call })
    }
    if (event.type === 'interest-group-formed' && event.members.some((user) => user === this.#client)) {
      const { group, name, interests, members, items } = event
      this.#groups.push({ group, name, interests, members, items })
    }
  }
}
