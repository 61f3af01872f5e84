/**
 * A method that the workbench does not have: every user keeps a diary, which the language model writes on after each
 * interaction. It has agents with texts, a prompt and a stage of its own, and no routers, messages or rules.
 */
import { z } from 'zod'
import type { StampedEvent, MethodEvent } from '#shared/events/runEvents.ts'
import type { ClientAgent } from '#shared/vocabulary/agents.ts'
import { tokenOf, type ClientId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { modelSettings } from '#shared/vocabulary/settings/agentSettings.ts'
import { protocolSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import { askModel } from '../prompting/askModel.ts'
import type { SamplingSettings } from '../prompting/askingPorts.ts'
import { asText } from '../prompting/prompt.ts'
import { createPromptRegistry } from '../prompting/promptRegistry.ts'
import { contentText } from '../prompting/replyText.ts'
import { rankByScore } from '../recommenders/rankByScore.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import type { PromptCalls } from './callForecast.ts'
import type { Agents, Learner, LearningStage, LearningWork, Method } from './method.ts'

const prompts = createPromptRegistry()

export interface DiaryVariables {
  readonly diary: string
  readonly item: string
}

const reply = z.object({ diary: contentText(60) })

const diaryPrompt = prompts.define({
  name: 'diary',
  role: 'answering',
  order: 1,
  system: 'You write on in the diary of a user who took an item.',
  user: 'Diary:\n{{diary}}\n\nTaken:\n{{item}}',
  slots: ({ diary, item }: DiaryVariables) => ({ diary: asText(diary), item: asText(item) }),
  reply: () => reply,
  examples: [
    {
      variables: { diary: 'I bought a spade.', item: 'Lawn Rake' },
      reply: { diary: 'I bought a spade. Today I took a rake as well.' },
    },
  ],
})

const settings = protocolSettings.extend(modelSettings)

export const diaryMethod: Method = {
  name: 'Diary',
  variants: { Diary: {} },
  settings,
  parse: (values) => parsedSettings(settings, values),
  prompts,
  asksModels: true,
  learnsInSteps: true,
  forecastCalls: null,
  learner: (_variant, values) => new DiaryLearner(parsedSettings(settings, values)),
}

const FIRST: LearningStage = { kind: 'first pages', step: 0, agents: [] }

class DiaryLearner implements Learner {
  readonly #settings: SamplingSettings
  #clients: ReadonlyMap<ClientId, ClientAgent> = new Map()
  #hasBegun = false
  #step = 0

  constructor(sampling: SamplingSettings) {
    this.#settings = sampling
  }

  get step(): number {
    return this.#step
  }

  get agents(): Agents {
    return { clients: this.#clients, routers: new Map() }
  }

  apply(events: readonly StampedEvent[]): void {
    const clients = new Map(this.#clients)
    for (const event of events) {
      if (event.type === 'client-described') clients.set(event.client, agentOf(event))
      if (event.type === 'profile-revised') {
        const known = clients.get(event.client)
        const { profile, revision } = event
        if (known) clients.set(event.client, { ...known, profile, profileRevision: revision })
      }
      if (event.type === 'stage-completed' && event.stage === 'diary') this.#step = event.step
      this.#hasBegun ||= event.type === 'stage-completed' && event.stage === FIRST.kind
    }
    this.#clients = clients
  }

  copy(): DiaryLearner {
    const copy = new DiaryLearner(this.#settings)
    copy.#clients = this.#clients
    copy.#hasBegun = this.#hasBegun
    copy.#step = this.#step
    return copy
  }

  /** There is no barrier: only diaries of the same user wait for one another. */
  nextStages(interactions: readonly InteractionRecord[]): readonly LearningStage[] {
    if (!this.#hasBegun) return [FIRST]
    return interactions.slice(this.#step).map(({ step, user }) => ({ kind: 'diary', step, agents: [user] }))
  }

  foreseenCalls(): PromptCalls {
    return {}
  }

  async perform(stage: LearningStage, work: LearningWork): Promise<readonly MethodEvent[]> {
    if (stage.kind === FIRST.kind) return work.population.userIds.map(firstPage)
    const interaction = work.interactions[stage.step - 1]
    const client = interaction && this.#clients.get(interaction.user)
    if (!interaction || !client) throw new Error(`there is no diary to write on at step ${stage.step}`)
    const { value, call } = await askModel(
      diaryPrompt,
      { diary: client.profile, item: work.population.items.get(interaction.positiveItem)?.title ?? '' },
      { subject: client.id, step: stage.step },
      { ...work.ports, settings: this.#settings },
    )
    if (value.diary === undefined) return []
    const revision = client.profileRevision + 1
    const written = { client: client.id, revision, profile: value.diary, cause: null, call }
    return [{ type: 'profile-revised', reason: 'optimization', ...written }]
  }

  async refresh(): Promise<void> {
    // There is no cache.
  }

  /** Candidates that the diary of the user names come first. */
  async recommender({ population }: LearningWork): Promise<Recommender> {
    const clients = this.#clients
    return {
      name: 'Diary',
      caveat: null,
      fit: async () => undefined,
      rank: async ({ user, candidates }) => {
        const diary = clients.get(user)?.profile ?? ''
        const isNamed = candidates.map((item) => diary.includes(population.items.get(item)?.title ?? item))
        return rankByScore(candidates, isNamed.map(Number))
      },
    }
  }
}

function firstPage(user: ClientId): MethodEvent {
  return {
    type: 'client-described',
    client: user,
    name: tokenOf(user),
    profile: 'An empty page.',
    filterMemory: { revision: 0, lastRuleId: 0, rules: [] },
  }
}

function agentOf({
  client: id,
  name,
  profile,
  filterMemory,
}: Extract<MethodEvent, { type: 'client-described' }>): ClientAgent {
  return {
    id,
    name,
    profile,
    profileRevision: 1,
    attributes: [],
    filterMemory,
    messageBuffer: [],
    integratedMessages: [],
  }
}
