/** Makes a method of a recommender that learns from all training histories at once: one stage, and no agents. */
import { WorkbenchError } from '#shared/errors.ts'
import { protocolSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import { parsedSettings } from '#shared/vocabulary/settings/settingsTable.ts'
import type { BaselineEvent, StampedEvent } from '#shared/events/runEvents.ts'
import { createPromptRegistry } from '../prompting/promptRegistry.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import type { PromptCalls } from './callForecast.ts'
import { trainingCaveat, trainingDataOf } from './trainingDataOf.ts'
import type { Learner, LearningStage, LearningWork, Method } from './method.ts'

/** A baseline and its variants. */
export interface FittedMethod {
  readonly name: string
  /** For each variant, by its label, a function that creates the recommender, not fitted yet. */
  readonly recommenders: Readonly<Record<string, () => Recommender>>
}

/** Creates the method. Its only settings are those of the protocol. */
export function fittedMethod({ name, recommenders }: FittedMethod): Method {
  return {
    name,
    variants: Object.fromEntries(Object.keys(recommenders).map((variant) => [variant, {}])),
    settings: protocolSettings,
    parse: (values) => parsedSettings(protocolSettings, values),
    prompts: createPromptRegistry(),
    asksModels: false,
    learnsInSteps: false,
    forecastCalls: null,
    learner: (variant, values) => {
      parsedSettings(protocolSettings, values)
      const create = recommenders[variant]
      return new FittedLearner(create ?? noVariant(name, variant))
    },
  }
}

const FIT: LearningStage = { kind: 'fit', step: 0, agents: [] }

/** The learner of a recommender that is fitted in one stage, and again wherever it is asked for: it follows from the data. */
export class FittedLearner implements Learner {
  readonly #create: (work: LearningWork) => Recommender
  readonly step = 0
  readonly agents = null
  #isFitted = false

  constructor(create: (work: LearningWork) => Recommender) {
    this.#create = create
  }

  apply(events: readonly StampedEvent[]): void {
    this.#isFitted ||= events.some((event) => event.type === 'recommender-fitted')
  }

  copy(): FittedLearner {
    const copy = new FittedLearner(this.#create)
    copy.#isFitted = this.#isFitted
    return copy
  }

  nextStages(): readonly LearningStage[] {
    return this.#isFitted ? [] : [FIT]
  }

  foreseenCalls(): PromptCalls {
    return {}
  }

  async perform(_stage: LearningStage, work: LearningWork): Promise<readonly BaselineEvent[]> {
    const { name } = await this.recommender(work)
    return [{ type: 'recommender-fitted', recommender: name }]
  }

  async refresh(): Promise<void> {
    // There is no cache: the recommender is fitted again where it is asked for.
  }

  /** Fits the recommender anew, since what it learns follows from the data alone. */
  async recommender(work: LearningWork): Promise<Recommender> {
    const recommender = this.#create(work)
    await recommender.fit(trainingDataOf(work))
    return { ...recommender, caveat: trainingCaveat(work) ?? recommender.caveat }
  }
}

function noVariant(method: string, variant: string): never {
  throw new WorkbenchError({ code: 'internal', message: `${method} has no variant ${variant}` })
}
