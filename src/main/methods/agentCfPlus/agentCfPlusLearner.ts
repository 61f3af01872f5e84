/**
 * AgentCF++ during a run: agents and memories as folds of their facts, one stage for each interaction, one that forms the
 * groups after the last, and the recommender.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { MethodEvent, StampedEvent } from '#shared/events/runEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, UserId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { Recommender } from '../../recommenders/recommender.ts'
import { AgentStates } from '../agentTexts/agentStates.ts'
import type { PromptCalls } from '../callForecast.ts'
import type { Agents, Learner, LearningStage, LearningWork } from '../method.ts'
import { agentCfPlusRecommender } from './agentCfPlusRecommender.ts'
import type { AgentCfPlusSettings } from './agentCfPlusSettings.ts'
import { firstMemories } from './firstMemories.ts'
import { formGroups } from './formGroups.ts'
import { learnMemories } from './learnMemories.ts'
import { MemoryStates } from './memoryStates.ts'
import { GROUPS, INITIALIZATION, INTERACTION } from './stageNames.ts'

/** The learner of AgentCF++. */
export class AgentCfPlusLearner implements Learner {
  readonly #variant: string
  readonly #settings: AgentCfPlusSettings
  #agents = new AgentStates()
  #memories = new MemoryStates()
  #completed = new Set<string>()
  #step = 0

  /** `variant` is the name in reports. */
  constructor(variant: string, settings: AgentCfPlusSettings) {
    this.#variant = variant
    this.#settings = settings
  }

  get step(): number {
    return this.#step
  }

  get agents(): Agents {
    return { clients: this.#agents.clients, routers: new Map() }
  }

  apply(events: readonly StampedEvent[]): void {
    this.#agents.apply(events)
    this.#memories.apply(events)
    for (const event of events) {
      if (event.type !== 'stage-completed') continue
      this.#completed.add(event.stage)
      if (event.stage === INTERACTION) this.#step = event.step
    }
  }

  copy(): AgentCfPlusLearner {
    const copy = new AgentCfPlusLearner(this.#variant, this.#settings)
    copy.#agents = this.#agents.copy()
    copy.#memories = this.#memories.copy()
    copy.#completed = new Set(this.#completed)
    copy.#step = this.#step
    return copy
  }

  /** Interactions that share an agent wait for one another; the groups wait for all of them. */
  nextStages(interactions: readonly InteractionRecord[]): readonly LearningStage[] {
    if (!this.#completed.has(INITIALIZATION)) return [{ kind: INITIALIZATION, step: 0, agents: [] }]
    const rest = interactions.slice(this.#step)
    if (rest.length > 0)
      return rest.map(({ step, user, positiveItem, negativeItem }) => {
        return { kind: INTERACTION, step, agents: [user, positiveItem, negativeItem] }
      })
    if (this.#settings.interestGroups === 0 || this.#completed.has(GROUPS)) return []
    return [{ kind: GROUPS, step: this.#step, agents: [] }]
  }

  foreseenCalls(): PromptCalls {
    return {}
  }

  async perform({ kind, step }: LearningStage, work: LearningWork): Promise<readonly MethodEvent[]> {
    const { population, interactions } = work
    if (kind === INITIALIZATION) return firstMemories(population)
    const { domainWord } = population
    const ports = { ...work.ports, settings: this.#settings, domainWord }
    const privateMemory = (user: UserId) => this.#memories.privateMemory(user)
    if (kind === GROUPS) return formGroups({ step, domainWord, interactions, privateMemory }, ports)
    const interaction = interactions[step - 1]
    if (kind !== INTERACTION || interaction?.step !== step)
      throw internal(`AgentCF++ has no stage ${kind} at step ${step}`)
    const { user, positiveItem, negativeItem } = interaction
    const agents = {
      user: this.#agent(user),
      positive: this.#agent(positiveItem),
      negative: this.#agent(negativeItem),
      privateMemory: privateMemory(user),
    }
    return learnMemories(interaction, agents, ports)
  }

  async refresh(): Promise<void> {
    // There is no cache of the state.
  }

  async recommender({ population, ports }: LearningWork): Promise<Recommender> {
    const state = {
      name: this.#variant,
      step: this.#step,
      domainWord: population.domainWord,
      clients: this.#agents.clients,
      privateMemory: (user: UserId) => this.#memories.privateMemory(user),
      groupsOf: (user: UserId) => this.#memories.groupsOf(user),
    }
    return agentCfPlusRecommender(state, { ...ports, settings: this.#settings })
  }

  #agent(client: ClientId): ClientAgent {
    const agent = this.#agents.clients.get(client)
    if (!agent) throw internal(`AgentCF++ has no agent ${client}`)
    return agent
  }
}

function internal(message: string): WorkbenchError {
  return new WorkbenchError({ code: 'internal', message })
}
