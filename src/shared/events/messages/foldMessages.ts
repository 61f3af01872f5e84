/** Folds the events of one run into what its messages did: for each judged interaction, what was taken up before it. */
import type { CreditCounts, IntegrationRule, PreferenceMessage } from '../../vocabulary/agents.ts'
import { NO_CREDITS, withCredit } from '../../vocabulary/creditCounts.ts'
import type { ClientId, RouterId, UserId } from '../../vocabulary/ids.ts'
import { hasFilterMemory } from '../memories/hasFilterMemory.ts'
import type { StampedEvent } from '../runEvents.ts'
import { RunRulesFold } from './foldRunRules.ts'
import type { ClientReception, JudgedMessages, RunMessages } from './runMessages.ts'

type Judged = Extract<StampedEvent, { type: 'interaction-judged' }>

/** What a client has merged since its last interaction. */
interface TakenUp {
  readonly from: Set<PreferenceMessage['from']>
  changed: boolean
}

/** Takes the events of a whole run in order. */
export class MessagesFold {
  readonly #interactions: JudgedMessages[] = []
  readonly #rules = new RunRulesFold()
  readonly #credits = new Map<RouterId, CreditCounts>()
  readonly #memories = new Map<ClientId, readonly IntegrationRule[]>()
  readonly #takenUp = new Map<ClientId, TakenUp>()
  readonly #receivers = new Set<ClientId>()
  readonly #earlier = new Map<UserId, number>()
  #delivered = 0

  /** Takes the next event. */
  add(event: StampedEvent): void {
    switch (event.type) {
      case 'client-described':
        if (!hasFilterMemory(event.filterMemory)) return
        return this.#remember(event.client, event.filterMemory.rules)
      case 'filter-memory-revised':
        return this.#remember(event.client, event.rules)
      case 'message-delivered':
        this.#delivered += 1
        return
      case 'message-integrated':
        this.#delivered += 1
        return this.#takeUp(event.client, [event.message])
      case 'buffer-drained':
        return this.#takeUp(event.client, event.messages)
      case 'profile-revised': {
        const taken = this.#takenUp.get(event.client)
        if (taken && event.reason === 'reception') taken.changed = true
        return
      }
      case 'interaction-judged':
        return this.#judge(event)
      case 'credit-assigned': {
        if (event.module.kind !== 'router') return
        const { router } = event.module
        this.#credits.set(router, withCredit(this.#credits.get(router) ?? NO_CREDITS, event))
        return
      }
      default:
    }
  }

  /** Returns what the events so far tell. */
  messages(): RunMessages {
    return {
      interactions: [...this.#interactions],
      rules: this.#rules.rules(),
      credits: new Map(this.#credits),
      delivered: this.#delivered,
    }
  }

  #remember(client: ClientId, rules: readonly IntegrationRule[]): void {
    this.#rules.add(client, this.#memories.get(client) ?? [], rules)
    this.#memories.set(client, rules)
  }

  #takeUp(client: ClientId, messages: readonly PreferenceMessage[]): void {
    const taken = this.#takenUp.get(client) ?? { from: new Set(), changed: false }
    for (const { from } of messages) taken.from.add(from)
    this.#takenUp.set(client, taken)
  }

  #judge({ step, user, positiveItem, negativeItem, predictedItem, reward }: Judged): void {
    const earlier = this.#earlier.get(user) ?? 0
    this.#earlier.set(user, earlier + 1)
    const receptions = [user, positiveItem, negativeItem].flatMap((client) => this.#receptionOf(client))
    const rules = this.#memories.get(user) ?? []
    this.#interactions.push({
      step,
      user,
      positiveItem,
      negativeItem,
      predictedItem,
      reward,
      earlier,
      receptions,
      rules,
    })
  }

  #receptionOf(client: ClientId): readonly ClientReception[] {
    const taken = this.#takenUp.get(client)
    if (!taken) return []
    this.#takenUp.delete(client)
    const first = !this.#receivers.has(client)
    this.#receivers.add(client)
    return [{ client, from: [...taken.from], first, changed: taken.changed }]
  }
}
