/** The memories of AgentCF++ as a fold of their facts: the private one of each user, and the groups. */
import { WorkbenchError } from '#shared/errors.ts'
import type { InterestGroup } from '#shared/events/memories/memoryEvents.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { UserId } from '#shared/vocabulary/ids.ts'

/** What a user's own choices have taught it, with the number of its revision, counted from 1. */
export interface PrivateMemory {
  readonly revision: number
  readonly text: string
}

/** The memories of a run, apart from the derived ones, which are the profiles of the user agents. */
export class MemoryStates {
  readonly #private: Map<UserId, PrivateMemory>
  readonly #groups: Map<UserId, readonly InterestGroup[]>

  constructor(
    ofUsers: ReadonlyMap<UserId, PrivateMemory> = new Map(),
    groups: ReadonlyMap<UserId, readonly InterestGroup[]> = new Map(),
  ) {
    this.#private = new Map(ofUsers)
    this.#groups = new Map(groups)
  }

  /** Applies facts in order. */
  apply(events: readonly StampedEvent[]): void {
    for (const event of events) {
      if (event.type === 'private-memory-revised')
        this.#private.set(event.user, { revision: event.revision, text: event.memory })
      if (event.type !== 'interest-group-formed') continue
      for (const user of event.members) this.#groups.set(user, [...this.groupsOf(user), event])
    }
  }

  /** Returns the same memories, which go on by themselves. */
  copy(): MemoryStates {
    return new MemoryStates(this.#private, this.#groups)
  }

  /** @throws WorkbenchError `internal` for a user that the run does not have. */
  privateMemory(user: UserId): PrivateMemory {
    const known = this.#private.get(user)
    if (known) return known
    throw new WorkbenchError({ code: 'internal', message: `AgentCF++ has no private memory of ${user}` })
  }

  /** Returns the groups that a user belongs to, in their order. */
  groupsOf(user: UserId): readonly InterestGroup[] {
    return this.#groups.get(user) ?? []
  }
}
