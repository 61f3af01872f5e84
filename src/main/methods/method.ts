/**
 * The interface of everything that can be run. A method is a room: its settings, its facts, its state as a fold of the
 * facts, its stages and its recommender.
 */
import type { z } from 'zod'
import type { StampedEvent, MethodEvent } from '#shared/events/runEvents.ts'
import type { Population } from '#shared/vocabulary/datasets.ts'
import type { ClientAgent, RouterAgent } from '#shared/vocabulary/agents.ts'
import type { ClientId, RouterId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord, SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { SettingValue } from '#shared/vocabulary/runs.ts'
import type { ProtocolSettings } from '#shared/vocabulary/settings/protocolSettings.ts'
import type { PromptRegistry } from '../prompting/promptRegistry.ts'
import type { MethodPorts } from '../ports/methodPorts.ts'
import type { Recommender, ValidationInstance } from '../recommenders/recommender.ts'
import type { CallForecast, ForecastRequest, PromptCalls } from './callForecast.ts'

/** Another dataset to learn from in place of the histories of the run. */
export interface OtherTraining {
  readonly dataset: string
  /** Without what is held out of either dataset; validation and test are null. */
  readonly histories: readonly SplitHistory[]
  /** The items of both datasets. */
  readonly items: Population['items']
}

/** What a method learns from and what it may use. */
export interface LearningWork {
  readonly population: Population
  /** The histories as leave-one-out divides them; a method may learn from `train` only. */
  readonly splits: readonly SplitHistory[]
  /** The validation items among negatives: by them a method may choose epochs and settings, and not learn. */
  readonly validation?: readonly ValidationInstance[]
  /** Absent where the method learns from `splits`, as nearly always. */
  readonly otherTraining?: OtherTraining
  /** D of Algorithm 1, in order; the first record is that of step 1. */
  readonly interactions: readonly InteractionRecord[]
  readonly ports: MethodPorts
}

/** One stage of learning. Its facts are committed together or not at all. */
export interface LearningStage {
  /** The stage's name in `stage-completed` and in the table of costs: `client-centric`. */
  readonly kind: string
  /** The interaction record that it belongs to; 0 before the first. */
  readonly step: number
  /**
   * The agents that the stage reads and changes. Stages of one batch that share no agent may be performed concurrently.
   */
  readonly agents: readonly ClientId[]
}

/** Agents with textual profiles, for the pages Memories and Routers. */
export interface Agents {
  readonly clients: ReadonlyMap<ClientId, ClientAgent>
  readonly routers: ReadonlyMap<RouterId, RouterAgent>
}

/**
 * A method during a run: the state that its facts have led to, and what comes next. It is the only mutable part of a
 * method.
 */
export interface Learner {
  /** Interaction records learnt so far. */
  readonly step: number
  /** The agents as they are now; null where the method has none. */
  readonly agents: Agents | null
  /** Applies events to the state, in the same way for what was just committed and for what is replayed. */
  apply(events: readonly StampedEvent[]): void
  /** Returns a learner in the same state. Neither of the two hears of what the other applies. */
  copy(): Learner
  /**
   * Returns the next stages in the order of their commits, up to the method's next barrier; none once everything is
   * learnt.
   */
  nextStages(interactions: readonly InteractionRecord[]): readonly LearningStage[]
  /**
   * Returns how many calls of some prompts a stage will make, as far as that follows from the state, for its progress
   * alone; prompts that are left out are as forecast. The stage may still be ahead. The stage `evaluation` has all clients
   * of the test as its agents.
   */
  foreseenCalls(stage: LearningStage): PromptCalls
  /**
   * Performs a stage and returns its facts. Changes nothing.
   * @throws WorkbenchError `cancelled`, and whatever the ports throw.
   */
  perform(stage: LearningStage, work: LearningWork): Promise<readonly MethodEvent[]>
  /**
   * Refreshes what is a cache of the state, such as a vector index: after `replay`, and after each stage, named by its
   * kind.
   */
  refresh(after: string, work: LearningWork): Promise<void>
  /** Returns a recommender that ranks with the state as it is now and does not change it. */
  recommender(work: LearningWork): Promise<Recommender>
  /**
   * Augments cold items and cold users, of which it is told which is which by their ids. Changes nothing. Absent where a
   * method has no way to do that.
   * @throws WorkbenchError `cancelled`, and whatever the ports throw.
   */
  augment?(clients: readonly ClientId[], work: LearningWork): Promise<Augmentation>
}

/** §3.4.3: cold clients after what the method does for them, and how to rank with them. It belongs to one state. */
export interface Augmentation {
  /** Those for whom nothing passed, so that a substitute was taken. */
  readonly fallbacks: ReadonlySet<ClientId>
  /** Those who got nothing, because there was nobody to get it from. */
  readonly unaugmented: ReadonlySet<ClientId>
  /** Those whose profile is another than before; the others are ranked the same both ways. */
  readonly changed: ReadonlySet<ClientId>
  /** Returns a recommender that ranks with one cold client as told, and with all other clients as in the test. */
  recommenderFor(client: ClientId, profile: 'plain' | 'augmented'): Recommender
}

/** The settings that a variant fixes; the others keep their defaults. */
export type VariantSettings = Readonly<Record<string, SettingValue>>

/** A method that can be run, with everything that the rest of the workbench needs to know about it. */
export interface Method {
  /** The name as tables show it: "RecNet", "Pop". */
  readonly name: string
  /** The variants of the method, each a row of a table, by label. No two methods share a label. */
  readonly variants: Readonly<Record<string, VariantSettings>>
  /** The schema of its settings, including those of the protocol. */
  readonly settings: z.ZodObject
  /**
   * Checks values and fills in defaults.
   * @throws WorkbenchError `hyperparameter-invalid`.
   */
  parse(values: Readonly<Record<string, unknown>>): MethodSettings
  /** The prompts that it asks; the method's module loads the stages that declare them. */
  readonly prompts: MethodPrompts
  /** Whether it uses language or embedding models at all. */
  readonly asksModels: boolean
  /** Whether it learns interaction by interaction, so that a run of it has steps. */
  readonly learnsInSteps: boolean
  /** Forecasts how many calls a run will take; null for a method that uses no model. */
  readonly forecastCalls: ((request: ForecastRequest) => CallForecast) | null
  /**
   * Creates a learner at the beginning of a run. Reports name the method by `variant`.
   * @throws WorkbenchError `hyperparameter-invalid`.
   */
  learner(variant: string, values: Readonly<Record<string, unknown>>): Learner
}

/** What is known of a method's prompts to those who do not ask them. */
export type MethodPrompts = Omit<PromptRegistry, 'define' | 'defineChoice'>

/** The checked settings of a method; those of the protocol are always among them. */
export type MethodSettings = ProtocolSettings & Readonly<Record<string, SettingValue>>
