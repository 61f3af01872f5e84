/** AgentCF during a run: agents as a fold of their facts, one stage for each interaction, and the recommender. */
import { WorkbenchError } from '#shared/errors.ts'
import type { MethodEvent, StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Recommender } from '../../recommenders/recommender.ts'
import type { PromptCalls } from '../callForecast.ts'
import type { Agents, Learner, LearningStage, LearningWork } from '../method.ts'
import { agentCfRecommender } from './agentCfRecommender.ts'
import type { AgentCfSettings } from './agentCfSettings.ts'
import { AgentStates } from '../agentTexts/agentStates.ts'
import { firstTexts } from '../agentTexts/firstTexts.ts'
import { knowledgeOfRun, NO_CONNECTIONS, type Connections } from './knowledge/knowledgeOfRun.ts'
import { learnFromInteraction } from './learnFromInteraction.ts'

const INITIALIZATION: LearningStage = { kind: 'initialization', step: 0, agents: [] }
/** The stage of one interaction, by the name that tables of costs have. */
export const INTERACTION = 'interaction'

/** The learner of AgentCF. */
export class AgentCfLearner implements Learner {
  readonly #variant: string
  readonly #settings: AgentCfSettings
  #states = new AgentStates()
  /** Read once, where they are asked for: they follow from the data alone. */
  #connections: Promise<Connections> | null = null
  #isInitialized = false
  #step = 0

  /** `variant` is the name in reports. */
  constructor(variant: string, settings: AgentCfSettings) {
    this.#variant = variant
    this.#settings = settings
  }

  get step(): number {
    return this.#step
  }

  get agents(): Agents {
    return { clients: this.#states.clients, routers: new Map() }
  }

  apply(events: readonly StampedEvent[]): void {
    this.#states.apply(events)
    for (const event of events) {
      if (event.type !== 'stage-completed') continue
      this.#isInitialized ||= event.stage === INITIALIZATION.kind
      if (event.stage === INTERACTION) this.#step = event.step
    }
  }

  copy(): AgentCfLearner {
    const copy = new AgentCfLearner(this.#variant, this.#settings)
    copy.#states = this.#states.copy()
    copy.#connections = this.#connections
    copy.#isInitialized = this.#isInitialized
    copy.#step = this.#step
    return copy
  }

  /** There is no barrier: only interactions that share an agent wait for one another. */
  nextStages(interactions: readonly InteractionRecord[]): readonly LearningStage[] {
    if (!this.#isInitialized) return [INITIALIZATION]
    return interactions.slice(this.#step).map(({ step, user, positiveItem, negativeItem }) => {
      return { kind: INTERACTION, step, agents: [user, positiveItem, negativeItem] }
    })
  }

  /** How many choices a stage asks for follows from the settings; how many reflections, from the replies. */
  foreseenCalls({ kind }: LearningStage): PromptCalls {
    return kind === INTERACTION ? { choose: this.#settings.rounds } : {}
  }

  async perform({ kind, step }: LearningStage, work: LearningWork): Promise<readonly MethodEvent[]> {
    if (kind === INITIALIZATION.kind) return firstTexts(work.population)
    const interaction = work.interactions[step - 1]
    if (kind !== INTERACTION || interaction?.step !== step)
      throw internal(`AgentCF has no stage ${kind} at step ${step}`)
    const { user, positiveItem, negativeItem } = interaction
    const agents = {
      user: this.#agent(user),
      positive: this.#agent(positiveItem),
      negative: this.#agent(negativeItem),
    }
    const { domainWord } = work.population
    const connections = await this.#connectionsOf(work)
    const pathsTo = (item: ItemId) => connections(user, item, step - 1)
    const ports = { ...work.ports, settings: this.#settings, domainWord, pathsTo }
    return learnFromInteraction(interaction, agents, ports)
  }

  async refresh(): Promise<void> {
    // There is no cache of the state.
  }

  async recommender(work: LearningWork): Promise<Recommender> {
    const { population, ports } = work
    const connections = await this.#connectionsOf(work)
    const step = this.#step
    const state = {
      name: this.#variant,
      step,
      domainWord: population.domainWord,
      clients: this.#states.clients,
      earlierTexts: (user: ClientId) => this.#states.earlierTexts(user),
      pathsTo: (user: UserId, item: ItemId) => connections(user, item, step),
    }
    return agentCfRecommender(state, { ...ports, settings: this.#settings })
  }

  #connectionsOf(work: LearningWork): Promise<Connections> {
    const { knowledgePaths } = this.#settings
    return (this.#connections ??= knowledgePaths
      ? knowledgeOfRun(work, this.#settings)
      : Promise.resolve(NO_CONNECTIONS))
  }

  #agent(client: ClientId): ClientAgent {
    const agent = this.#states.clients.get(client)
    if (!agent) throw internal(`AgentCF has no agent ${client}`)
    return agent
  }
}

function internal(message: string): WorkbenchError {
  return new WorkbenchError({ code: 'internal', message })
}
