/** Algorithm 1 during a run: the network as a fold of its facts, its two stages, and the recommender. */
import { WorkbenchError } from '#shared/errors.ts'
import { isNetworkEvent, type NetworkEvent } from '#shared/events/networkEvents.ts'
import { COLD_START, type StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { ClientId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { changeNetwork } from '../../recnet/applyNetworkEvents.ts'
import { initializeNetwork } from '../../recnet/initialization/initializeNetwork.ts'
import { emptyNetwork, ownNetwork, type Network, type OwnNetwork } from '../../recnet/network.ts'
import type { Ports } from '../../recnet/ports.ts'
import { indexClients } from '../../recnet/routing/scorePairs.ts'
import { clientCentricUpdate } from '../../recnet/workflow/clientCentricUpdate.ts'
import { nextUpdates, type Update } from '../../recnet/workflow/nextUpdates.ts'
import { routerCentricUpdate } from '../../recnet/workflow/routerCentricUpdate.ts'
import type { Recommender } from '../../recommenders/recommender.ts'
import type { PromptCalls } from '../callForecast.ts'
import type { Augmentation, Learner, LearningStage, LearningWork } from '../method.ts'
import { recNetAugmentation } from './recNetAugmentation.ts'
import { recNetRecommender } from './recNetRecommender.ts'

const INITIALIZATION = { kind: 'initialization', step: 0, agents: [] } as const

type RecNetStage = Update | typeof INITIALIZATION

/** The learner of RecNet. Its state is the network; the vector index is a cache of it. */
export class RecNetLearner implements Learner {
  readonly #variant: string
  readonly #settings: Hyperparameters
  #network: Network = emptyNetwork()
  /** The network while nobody else has it: as long as events follow one another, it is changed and not copied. */
  #own: OwnNetwork | null = null
  #initialized = false
  /** Whether messages have been delivered for the first time. */
  #delivered = false
  #first: ReadonlyMap<ClientId, Pick<ClientAgent, 'profile' | 'filterMemory'>> = new Map()
  /** τ of the newest routing table. No score reaches more than 1, as where an update scores nothing. */
  #threshold = 1

  /** `variant` is the name in reports. */
  constructor(variant: string, settings: Hyperparameters) {
    this.#variant = variant
    this.#settings = settings
  }

  get step(): number {
    return this.#network.step
  }

  get agents(): Network {
    return this.#given()
  }

  apply(events: readonly StampedEvent[]): void {
    this.#own ??= ownNetwork(this.#network)
    this.#network = changeNetwork(this.#own, events.filter(isNetworkEvent), this.#settings)
    for (const event of events) if (event.type === 'routing-table-built') this.#threshold = event.threshold
    const described = events.filter((event) => event.type === 'client-described')
    if (described.length > 0)
      this.#first = new Map([...this.#first, ...described.map((event) => [event.client, event] as const)])
    const completes = (stage: RecNetStage['kind']) =>
      events.some((event) => event.type === 'stage-completed' && event.stage === stage)
    this.#initialized ||= completes(INITIALIZATION.kind)
    this.#delivered ||= completes('router-centric')
  }

  copy(): RecNetLearner {
    const copy = new RecNetLearner(this.#variant, this.#settings)
    copy.#network = this.#given()
    copy.#initialized = this.#initialized
    copy.#delivered = this.#delivered
    copy.#first = this.#first
    copy.#threshold = this.#threshold
    return copy
  }

  nextStages(interactions: readonly InteractionRecord[]): readonly RecNetStage[] {
    if (!this.#initialized) return [INITIALIZATION]
    return nextUpdates(this.#network, interactions, this.#settings)
  }

  /** Clients with waiting messages are merged, and changed profiles are read again, equal ones once. */
  foreseenCalls({ kind, step, agents }: LearningStage): PromptCalls {
    const { clients, updatedClients, unreadClients } = this.#network
    if (kind === INITIALIZATION.kind || kind === COLD_START) return {}
    if (kind === 'router-centric') {
      if (this.#settings.propagation === 'retrieval') return {}
      const unread = [...updatedClients].filter((client) => unreadClients.has(client))
      return { extract: new Set(unread.map((client) => clients.get(client)?.profile)).size }
    }
    if (kind === 'evaluation') {
      if (!this.#settings.testTimeReception) return { merge: 0 }
      // Those who have messages later are mostly those who have some now, once any were delivered.
      if (step > this.step && !this.#delivered) return {}
    }
    return { merge: agents.filter((agent) => clients.get(agent)?.messageBuffer.length).length }
  }

  async perform(stage: LearningStage, work: LearningWork): Promise<readonly NetworkEvent[]> {
    const ports = this.#portsOf(work)
    const kind = stage.kind as RecNetStage['kind']
    switch (kind) {
      case 'initialization':
        return initializeNetwork(work.population, ports)
      case 'client-centric':
        return clientCentricUpdate(this.#given(), interactionOf(stage, work), ports)
      case 'router-centric':
        return routerCentricUpdate(this.#given(), ports)
      default:
        throw unknownStage(kind satisfies never)
    }
  }

  /**
   * Refreshes the vector index: the rows of all clients after a replay and after the initialization; later each update
   * writes its own rows.
   */
  async refresh(after: string, work: LearningWork): Promise<void> {
    if (after !== 'replay' && after !== INITIALIZATION.kind) return
    await indexClients(this.#given(), this.#given().clients.keys(), this.#portsOf(work))
  }

  async recommender(work: LearningWork): Promise<Recommender> {
    return recNetRecommender(this.#given(), this.#portsOf(work), { name: this.#variant })
  }

  async augment(clients: readonly ClientId[], work: LearningWork): Promise<Augmentation> {
    const { thresholdMode, routingThreshold } = this.#settings
    const threshold = thresholdMode === 'absolute' ? routingThreshold : this.#threshold
    const learnt = { network: this.#given(), first: this.#first, threshold }
    return recNetAugmentation(clients, learnt, this.#portsOf(work))
  }

  /** Returns the network to whoever may keep it: from now on it stays as it is. */
  #given(): Network {
    this.#own = null
    return this.#network
  }

  #portsOf({ ports, population }: LearningWork): Ports {
    return { ...ports, settings: this.#settings, domainWord: population.domainWord }
  }
}

/** Returns the interaction record of a stage; the first record of D is that of step 1. */
function interactionOf({ step }: LearningStage, { interactions }: LearningWork): InteractionRecord {
  const interaction = interactions[step - 1]
  if (interaction?.step === step) return interaction
  throw new WorkbenchError({ code: 'internal', message: `there is no interaction record of step ${step}` })
}

function unknownStage(kind: string): WorkbenchError {
  return new WorkbenchError({ code: 'internal', message: `RecNet has no stage ${kind}` })
}
