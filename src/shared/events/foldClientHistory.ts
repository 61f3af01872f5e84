/** Folds the history of one client: its revisions, its communities and groups, and its interactions. */
import type { ClientId } from '../vocabulary/ids.ts'
import type { ClientHistory, ClientInteraction } from '../vocabulary/inspection.ts'
import { MemoriesFold } from './memories/foldMemories.ts'
import { RuleHistoryFold } from './foldRuleHistory.ts'
import type { StampedEvent } from './runEvents.ts'

/** What the network knows of a client. */
export type AroundClient = Pick<ClientHistory, 'messageBuffer' | 'communities'>

/** Takes the events that name the client, or all of a run, in order; the history is null where the client does not occur. */
export class ClientHistoryFold {
  readonly #client: ClientId
  readonly #rules: RuleHistoryFold
  readonly #memories: MemoriesFold
  readonly #interactions: ClientInteraction[] = []

  constructor(client: ClientId) {
    this.#client = client
    this.#rules = new RuleHistoryFold(client)
    this.#memories = new MemoriesFold(client)
  }

  /** Takes the next event. */
  add(event: StampedEvent): void {
    this.#rules.add(event)
    this.#memories.add(event)
    if (event.type !== 'interaction-judged') return
    const { step, user, positiveItem, negativeItem, predictedItem, reward, reasoning } = event
    if (![user, positiveItem, negativeItem].includes(this.#client)) return
    this.#interactions.push({ step, user, positiveItem, negativeItem, predictedItem, reward, reasoning })
  }

  /**
   * Returns the history so far, with all there is or the `newest` alone. What comes from the network depends on its capacities and on
   * other clients.
   */
  history(
    { messageBuffer, communities }: AroundClient,
    newest = Infinity,
  ): Omit<ClientHistory, 'step'> | null {
    const rules = this.#rules.history(messageBuffer)
    if (!rules) return null
    const { privateMemories, interestGroups } = this.#memories
    const { profiles } = rules
    return {
      ...rules,
      communities,
      interestGroups,
      profiles: profiles.slice(-newest),
      privateMemories: privateMemories.slice(-newest),
      interactions: this.#interactions.slice(-newest).reverse(),
      counts: {
        profiles: profiles.length,
        privateMemories: privateMemories.length,
        interactions: this.#interactions.length,
      },
    }
  }
}
