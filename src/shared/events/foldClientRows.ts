/** Folds all clients of a run into rows to be searched: how often each was revised, and when last. */
import type { ClientId } from '../vocabulary/ids.ts'
import type { ClientRow } from '../vocabulary/inspection.ts'
import { hasFilterMemory } from './memories/hasFilterMemory.ts'
import type { StampedEvent } from './runEvents.ts'

type Counting = { -readonly [K in keyof Omit<ClientRow, 'waitingMessages'>]: ClientRow[K] }

/** Takes the events of a whole run in order. First profiles and first filter memories do not count as revisions. */
export class ClientRowsFold {
  readonly #rows = new Map<ClientId, Counting>()

  /** Takes the next event. */
  add(event: StampedEvent): void {
    if (event.type === 'client-described') {
      const { client, name, filterMemory } = event
      const ruleRevisions = hasFilterMemory(filterMemory) ? 0 : null
      this.#rows.set(client, { client, name, ruleRevisions, profileRevisions: 0, changedAt: 0 })
      return
    }
    if (event.type !== 'profile-revised' && event.type !== 'filter-memory-revised') return
    const row = this.#rows.get(event.client)
    if (!row) return
    if (event.type === 'profile-revised') row.profileRevisions += 1
    else row.ruleRevisions = (row.ruleRevisions ?? 0) + 1
    row.changedAt = event.step
  }

  /**
   * Returns the rows in the order in which the clients were described. `waiting` comes from the network, which knows
   * the capacity of buffers.
   */
  rows(waiting: (client: ClientId) => number): readonly ClientRow[] {
    return [...this.#rows.values()].map((row) => ({ ...row, waitingMessages: waiting(row.client) }))
  }
}
