/** The events of a long run of RecNet, made up at once: of the sizes and in the proportions of real ones, without any meaning. */
import type { Impact, PreferenceMessage } from '#shared/vocabulary/agents.ts'
import { toItemId, toUserId, type ClientId, type GradientId, type ItemId, type UserId } from '#shared/vocabulary/ids.ts' // prettier-ignore
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { RunEvent } from '#shared/events/runEvents.ts'
import type { RandomFor } from '../../src/main/ports/random.ts'
import { evaluated } from './syntheticEvaluation.ts'
import { SyntheticRouters } from './syntheticRouters.ts'
import { syntheticTexts, type Texts } from './syntheticTexts.ts'

/** How long the run is and how much is in a step. */
export interface RunShape {
  readonly steps: number
  readonly users: number
  readonly items: number
  /** Steps between two router-centric updates. */
  readonly updateEvery: number
  /** Messages that are delivered in each. */
  readonly deliveries: number
  readonly evaluateEvery: number
  /** The share of steps of the first user, whose history is long. */
  readonly shareOfFirst: number
}

/** The events of one transaction. */
export interface Transaction {
  readonly step: number
  readonly events: readonly RunEvent[]
}

const OUTCOMES = { calls: 1, repaired: 0, fellBack: 0, shortened: 0, truncated: 0, refused: 0 }
const FIRST_RULE = 'Accept signals that are consistent with the profile; ignore signals that contradict it.'
const IMPACTS: readonly Impact[] = ['positive', 'neutral', 'negative']

/** The data that a made-up run tells of, so that a real engine can go on where it ends. */
export interface RunData {
  readonly users: readonly UserId[]
  readonly items: readonly ItemId[]
  readonly interactions: readonly Pick<InteractionRecord, 'user' | 'positiveItem' | 'negativeItem'>[]
  /** The last step that is made up. */
  readonly until: number
}

/** Yields the transactions of a run of this shape; the same for the same numbers. Without data, all of it and to its end. */
export function* syntheticEvents(
  shape: RunShape,
  randomFor: RandomFor,
  data: RunData | null = null,
): Generator<Transaction> {
  yield* new SyntheticRun(shape, randomFor, data).transactions()
}

class SyntheticRun {
  readonly #shape: RunShape
  readonly #random: ReturnType<RandomFor>
  readonly #texts: Texts
  readonly #users: readonly UserId[]
  readonly #items: readonly ItemId[]
  readonly #data: RunData | null
  readonly #profiles = new Map<ClientId, number>()
  readonly #rules = new Map<ClientId, { revision: number; texts: string[] }>()
  readonly #routers: SyntheticRouters
  #updated = new Set<ClientId>()

  constructor(shape: RunShape, randomFor: RandomFor, data: RunData | null) {
    this.#shape = shape
    this.#data = data
    this.#random = randomFor('synthetic run')
    this.#texts = syntheticTexts(this.#random)
    this.#routers = new SyntheticRouters(this.#texts, this.#random)
    this.#users = data?.users ?? Array.from({ length: shape.users }, (_, user) => toUserId(String(user + 1)))
    this.#items = data?.items ?? Array.from({ length: shape.items }, (_, item) => toItemId(String(item + 1)))
  }

  *transactions(): Generator<Transaction> {
    const { steps, updateEvery, evaluateEvery } = this.#shape
    const until = this.#data?.until ?? steps
    yield { step: 0, events: this.#initialization() }
    for (let step = 1; step <= until; step += 1) {
      yield { step, events: this.#interaction(step) }
      if (step % updateEvery === 0) yield { step, events: this.#update(step) }
      if (step % evaluateEvery === 0 || step === steps)
        yield { step, events: evaluated(this.#users, step === steps, this.#random) }
    }
    if (this.#data === null) yield { step: steps, events: [{ type: 'run-finished' }] }
  }

  #initialization(): RunEvent[] {
    const described = [...this.#users, ...this.#items].map((client): RunEvent => {
      this.#profiles.set(client, 1)
      this.#rules.set(client, { revision: 1, texts: [FIRST_RULE] })
      const rules = [{ id: 1, text: FIRST_RULE, since: 0, cause: null }]
      const filterMemory = { revision: 1, lastRuleId: 1, rules }
      return {
        type: 'client-described',
        client,
        name: this.#texts.title(),
        profile: this.#texts.profile(),
        filterMemory,
      }
    })
    return [...described, ...this.#routers.created(), this.#completed('initialization', ['extract'])]
  }

  #interaction(step: number): RunEvent[] {
    const { user, positiveItem, negativeItem } = this.#data?.interactions[step - 1] ?? this.#anyone()
    const reward = this.#random.next() < 0.6 ? 1 : 0
    const clients = [user, positiveItem, negativeItem]
    let number = 0
    const gradient = (): GradientId => `g${step}.${(number += 1)}`
    const call = `${step}/gradient/${user}`
    const credits: RunEvent[] = []
    const causes = clients.map((client) => {
      const id = gradient()
      const module = { kind: 'profile', client } as const
      credits.push({
        type: 'credit-assigned',
        gradient: id,
        client: user,
        reward,
        module,
        ...this.#credit(),
        call,
      })
      return id
    })
    for (let count = 0; count < 6; count += 1) {
      const [id, router] = [gradient(), this.#one(this.#routers.living)]
      this.#routers.await(router, id)
      const module = { kind: 'router', router } as const
      credits.push({
        type: 'credit-assigned',
        gradient: id,
        client: user,
        reward,
        module,
        ...this.#credit(),
        call,
      })
    }
    const drained = clients.slice(0, 2).map((client): RunEvent => {
      const messages = [this.#message(step), this.#message(step), this.#message(step)]
      return { type: 'buffer-drained', client, messages, call: `${step}/merge/${client}` }
    })
    const revised = clients.flatMap((client, index) =>
      this.#revisions(client, step, causes[index] ?? gradient()),
    )
    for (const client of clients) this.#updated.add(client)
    const predictedItem = reward === 1 ? positiveItem : negativeItem
    return [
      ...drained,
      { type: 'interaction-judged', step, user, positiveItem, negativeItem, predictedItem, reward, reasoning: this.#texts.reasoning(), call: `${step}/predict/${user}` },
      ...credits,
      ...revised,
      ...clients.map((client): RunEvent => ({ type: 'client-updated', client })),
      this.#completed('client-centric', ['merge', 'predict', 'gradient', 'client-optimizer']),
    ] // prettier-ignore
  }

  #anyone() {
    const user = this.#random.next() < this.#shape.shareOfFirst ? this.#first : this.#one(this.#users)
    return { user, positiveItem: this.#one(this.#items), negativeItem: this.#one(this.#items) }
  }

  #revisions(client: ClientId, step: number, cause: GradientId): RunEvent[] {
    const revision = (this.#profiles.get(client) ?? 1) + 1
    this.#profiles.set(client, revision)
    const call = `${step}/client-optimizer/${client}`
    const profile = this.#texts.profile()
    const revised: RunEvent = {
      type: 'profile-revised',
      client,
      cause,
      call,
      revision,
      profile,
      reason: 'optimization',
    }
    if (this.#random.next() > 0.12) return [revised]
    const known = this.#rules.get(client) ?? { revision: 1, texts: [FIRST_RULE] }
    const texts = [...known.texts, this.#texts.rule()].slice(-8)
    this.#rules.set(client, { revision: known.revision + 1, texts })
    const rules = texts.map((text, index) => ({ id: index + 1, text, since: step, cause }))
    return [
      revised,
      { type: 'filter-memory-revised', client, cause, call, revision: known.revision + 1, rules },
    ]
  }

  #update(step: number): RunEvent[] {
    const events: RunEvent[] = [...this.#routers.evolved(step)]
    const { living } = this.#routers
    for (const client of this.#updated)
      events.push({ type: 'attributes-extracted', client, attributes: this.#texts.attributes(), added: [] })
    for (const router of living.slice(0, 12)) {
      events.push({ type: 'attributes-assigned', router, attributes: this.#texts.attributes().slice(0, 2) })
      events.push({
        type: 'router-summarized',
        router,
        profile: this.#texts.community(),
        call: `${step}/summarize/${router}`,
      })
    }
    const { deliveries } = this.#shape
    const histogram = Array.from({ length: 20 }, (_, bin) => (bin > 8 && bin < 14 ? deliveries : 0))
    events.push({
      type: 'routing-table-built',
      threshold: 0.2,
      scored: deliveries * 5,
      passed: deliveries,
      histogram,
    })
    const profiles = new Map(living.map((router) => [router, this.#texts.community()]))
    for (let count = 0; count < deliveries; count += 1) {
      const from = this.#one(living)
      const message = { from, text: profiles.get(from) ?? '', routingScore: this.#random.next(), step }
      const client = this.#random.next() < 0.5 ? this.#one(this.#users) : this.#one(this.#items)
      events.push({ type: 'message-delivered', client, message })
    }
    events.push({ type: 'update-set-cleared', clients: this.#updated.size, routers: living.length })
    this.#updated = new Set()
    return [...events, this.#completed('router-centric', ['extract', 'summarize', 'router-optimizer'])]
  }

  #credit() {
    const impact = this.#one(IMPACTS)
    return { impact, evaluation: this.#texts.evaluation(), suggestion: this.#texts.rule() }
  }

  #message(step: number): PreferenceMessage {
    return {
      from: this.#one(this.#routers.living),
      text: this.#texts.community(),
      routingScore: this.#random.next(),
      step,
    }
  }

  #completed(stage: string, prompts: readonly string[]): RunEvent {
    const counts = prompts.map(
      (prompt) => [prompt, { ...OUTCOMES, promptTokens: 300, replyTokens: 40 }] as const,
    )
    return { type: 'stage-completed', stage, calls: Object.fromEntries(counts) }
  }

  get #first(): UserId {
    return this.#users[0] ?? toUserId('1')
  }

  #one<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.#random.below(things.length)]
    if (thing === undefined) throw new Error('there is nothing to choose from')
    return thing
  }
}
