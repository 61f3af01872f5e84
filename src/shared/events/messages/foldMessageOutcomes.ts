/** Folds, for every router, the predictions before and after its messages were taken up, so that they can be told as of any step. */
import type { PreferenceMessage } from '../../vocabulary/agents.ts'
import type { ClientId, RouterId } from '../../vocabulary/ids.ts'
import { countUpTo } from '../../vocabulary/recording/countUpTo.ts'
import {
  NEWEST_OUTCOMES,
  type MessageOutcome,
  type MessageOutcomes,
} from '../../vocabulary/recording/messageOutcomes.ts'
import type { StampedEvent } from '../runEvents.ts'

/** The outcomes of one router in the order of their steps. A long run has many: columns take less room than records. */
interface Columns {
  readonly steps: number[]
  readonly clients: ClientId[]
  /** `before` times four, with 2 for none, and `after` times two, and one if the profile changed. */
  readonly codes: number[]
}

/** What a client has merged since its last interaction. */
interface TakenUp {
  readonly from: Set<PreferenceMessage['from']>
  changed: boolean
}

type Judged = Extract<StampedEvent, { type: 'interaction-judged' }>

/** Takes the events of a whole run in order. */
export class MessageOutcomesFold {
  readonly #routers = new Map<PreferenceMessage['from'], Columns>()
  readonly #takenUp = new Map<ClientId, TakenUp>()
  readonly #rewards = new Map<ClientId, 0 | 1>()

  /** Takes the next event. */
  add(event: StampedEvent): void {
    switch (event.type) {
      case 'message-integrated':
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
      default:
    }
  }

  /** Returns what became of the messages of a router up to and with a step. */
  of(router: RouterId, step = Infinity): MessageOutcomes {
    const columns = this.#routers.get(router)
    const total = columns ? countUpTo(columns.steps, step) : 0
    const outcomes = columns ? Array.from({ length: total }, (_, index) => outcomeAt(columns, index)) : []
    const paired = outcomes.filter(({ before }) => before !== null)
    const right = (which: 'before' | 'after') => paired.filter((outcome) => outcome[which] === 1).length
    return {
      total,
      paired: paired.length,
      rightBefore: right('before'),
      rightAfter: right('after'),
      changed: outcomes.filter(({ changed }) => changed).length,
      newest: outcomes.slice(-NEWEST_OUTCOMES).toReversed(),
    }
  }

  #takeUp(client: ClientId, messages: readonly PreferenceMessage[]): void {
    const taken = this.#takenUp.get(client) ?? { from: new Set(), changed: false }
    for (const { from } of messages) taken.from.add(from)
    this.#takenUp.set(client, taken)
  }

  #judge({ step, user, positiveItem, negativeItem, reward }: Judged): void {
    for (const client of [user, positiveItem, negativeItem]) {
      const taken = this.#takenUp.get(client)
      const code = 4 * (this.#rewards.get(client) ?? 2) + 2 * reward + Number(taken?.changed ?? false)
      for (const router of taken?.from ?? []) {
        const columns = this.#columnsOf(router)
        columns.steps.push(step)
        columns.clients.push(client)
        columns.codes.push(code)
      }
      this.#takenUp.delete(client)
      this.#rewards.set(client, reward)
    }
  }

  #columnsOf(router: PreferenceMessage['from']): Columns {
    const columns = this.#routers.get(router) ?? { steps: [], clients: [], codes: [] }
    this.#routers.set(router, columns)
    return columns
  }
}

function outcomeAt({ steps, clients, codes }: Columns, index: number): MessageOutcome {
  const [step, client, code] = [steps[index], clients[index], codes[index]]
  if (step === undefined || client === undefined || code === undefined)
    throw new RangeError(`Expected an outcome at ${index} of ${steps.length}.`)
  const before = code >> 2
  return {
    step,
    client,
    before: before === 2 ? null : before === 1 ? 1 : 0,
    after: (code & 2) === 2 ? 1 : 0,
    changed: (code & 1) === 1,
  }
}
