/** Folds all clients of a run into rows to be searched: how often each was revised, and when last, as of any step. */
import type { ClientId } from '../vocabulary/ids.ts'
import type { ClientRow } from '../vocabulary/inspection.ts'
import { hasFilterMemory } from './memories/hasFilterMemory.ts'
import type { StampedEvent } from './runEvents.ts'
import { countUpTo } from '../vocabulary/recording/countUpTo.ts'

/** One client with the steps of its revisions, in order. */
interface RevisedClient {
  readonly client: ClientId
  readonly name: string
  readonly describedAt: number
  readonly hasRules: boolean
  readonly ruleRevisions: number[]
  readonly profileRevisions: number[]
}

/** Takes the events of a whole run in order. First profiles and first filter memories do not count as revisions. */
export class ClientRowsFold {
  readonly #clients = new Map<ClientId, RevisedClient>()

  /** Takes the next event. */
  add(event: StampedEvent): void {
    if (event.type === 'client-described') {
      const { client, name, step, filterMemory } = event
      const hasRules = hasFilterMemory(filterMemory)
      const none = { ruleRevisions: [], profileRevisions: [] }
      this.#clients.set(client, { client, name, describedAt: step, hasRules, ...none })
      return
    }
    if (event.type === 'profile-revised') this.#clients.get(event.client)?.profileRevisions.push(event.step)
    if (event.type === 'filter-memory-revised')
      this.#clients.get(event.client)?.ruleRevisions.push(event.step)
  }

  /** Returns the name of a client; its id for one that was not described. */
  nameOf(client: ClientId): string {
    return this.#clients.get(client)?.name ?? client
  }

  /**
   * Returns the rows as of a step in the order in which the clients were described. `waiting` comes from the network,
   * which knows the capacity of buffers.
   */
  rows(waiting: (client: ClientId) => number, step = Infinity): readonly ClientRow[] {
    return [...this.#clients.values()]
      .filter(({ describedAt }) => describedAt <= step)
      .map((known) => rowOf(known, step, waiting(known.client)))
  }
}

function rowOf(
  { client, name, hasRules, ruleRevisions, profileRevisions }: RevisedClient,
  step: number,
  waitingMessages: number,
): ClientRow {
  const [rules, profiles] = [countUpTo(ruleRevisions, step), countUpTo(profileRevisions, step)]
  return {
    client,
    name,
    ruleRevisions: hasRules || rules > 0 ? rules : null,
    profileRevisions: profiles,
    changedAt: Math.max(ruleRevisions[rules - 1] ?? 0, profileRevisions[profiles - 1] ?? 0),
    waitingMessages,
  }
}
