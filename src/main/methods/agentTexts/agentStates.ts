/** Agents with texts as a fold of their facts: what every agent says of itself now, and what users said before. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import { isUserId, type ClientId } from '#shared/vocabulary/ids.ts'

/** A text that an agent had from the end of one step on. */
interface KeptText {
  readonly step: number
  readonly text: string
}

/** The agents of a run of AgentCF or of a method like it, which it keeps as the only thing that changes. */
export class AgentStates {
  readonly #clients: Map<ClientId, ClientAgent>
  readonly #kept: Map<ClientId, readonly KeptText[]>

  constructor(
    clients: ReadonlyMap<ClientId, ClientAgent> = new Map(),
    kept: ReadonlyMap<ClientId, readonly KeptText[]> = new Map(),
  ) {
    this.#clients = new Map(clients)
    this.#kept = new Map(kept)
  }

  get clients(): ReadonlyMap<ClientId, ClientAgent> {
    return this.#clients
  }

  /** Applies facts in order. */
  apply(events: readonly StampedEvent[]): void {
    for (const event of events) {
      if (event.type === 'client-described') {
        const { client: id, name, profile, filterMemory } = event
        const none = { attributes: [], messageBuffer: [], integratedMessages: [] }
        this.#clients.set(id, { id, name, profile, profileRevision: 1, filterMemory, ...none })
        this.#keep(id, { step: 0, text: profile })
      }
      if (event.type !== 'profile-revised') continue
      const { client, profile, revision, step } = event
      const known = this.#clients.get(client)
      if (!known) continue
      this.#clients.set(client, { ...known, profile, profileRevision: revision })
      this.#keep(client, { step, text: profile })
    }
  }

  /** Returns the same agents, which go on by themselves. */
  copy(): AgentStates {
    return new AgentStates(this.#clients, this.#kept)
  }

  /** Returns the texts with which a user ended its steps, oldest first, without the first and the current one. */
  earlierTexts(user: ClientId): readonly string[] {
    return (this.#kept.get(user) ?? []).slice(1, -1).map(({ text }) => text)
  }

  /** Keeps texts of users alone; of those of one step only the last, as the agent ends the step with it. */
  #keep(client: ClientId, kept: KeptText): void {
    if (!isUserId(client)) return
    const before = this.#kept.get(client) ?? []
    const earlier = before.at(-1)?.step === kept.step ? before.slice(0, -1) : before
    this.#kept.set(client, [...earlier, kept])
  }
}
