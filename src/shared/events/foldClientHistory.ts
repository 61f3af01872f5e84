/** Folds the history of one client: its revisions, its communities and groups, and its interactions. */
import type { PreferenceMessage } from '../vocabulary/agents.ts'
import type { ClientId } from '../vocabulary/ids.ts'
import type { ClientHistory, ClientInteraction } from '../vocabulary/inspection.ts'
import { CommunitiesFold } from './foldCommunities.ts'
import { MemoriesFold } from './memories/foldMemories.ts'
import { RuleHistoryFold } from './foldRuleHistory.ts'
import type { StampedEvent } from './runEvents.ts'

/** Takes the events of a whole run in order; the history is null where the client does not occur. */
export class ClientHistoryFold {
  readonly #client: ClientId
  readonly #rules: RuleHistoryFold
  readonly #communities = new CommunitiesFold()
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
    this.#communities.add(event)
    this.#memories.add(event)
    if (event.type !== 'interaction-judged') return
    const { step, user, positiveItem, negativeItem, predictedItem, reward, reasoning } = event
    if (![user, positiveItem, negativeItem].includes(this.#client)) return
    this.#interactions.push({ step, user, positiveItem, negativeItem, predictedItem, reward, reasoning })
  }

  /** Returns the history so far. `messageBuffer` comes from the network, which knows the capacity. */
  history(messageBuffer: readonly PreferenceMessage[]): Omit<ClientHistory, 'step'> | null {
    const rules = this.#rules.history(messageBuffer)
    if (!rules) return null
    return {
      ...rules,
      communities: this.#communities.having(this.#client),
      privateMemories: this.#memories.privateMemories,
      interestGroups: this.#memories.interestGroups,
      interactions: this.#interactions.toReversed(),
    }
  }
}
