/** What can be run. A method is a room: its settings, its facts, its state as a fold of them, its stages, its recommender. */
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
import type { Recommender } from '../recommenders/recommender.ts'
import type { CallForecast, ForecastRequest } from './callForecast.ts'

/** What a method learns from, and what it may ask. */
export interface LearningWork {
  readonly population: Population
  /** Histories as leave-one-out divides them; a method learns from `train` alone. */
  readonly splits: readonly SplitHistory[]
  /** D of Algorithm 1, in order; the first record is that of step 1. */
  readonly interactions: readonly InteractionRecord[]
  readonly ports: MethodPorts
}

/** One stage of learning. Its facts are committed together, or are not there at all. */
export interface LearningStage {
  /** As `stage-completed` and the table of costs name it: `client-centric`. */
  readonly kind: string
  /** The interaction record that it belongs to; 0 before the first. */
  readonly step: number
  /** The agents that it reads and changes. Stages of one batch without a common agent may be performed side by side. */
  readonly agents: readonly ClientId[]
}

/** Agents with texts, as the pages Memories and Routers look at them. */
export interface Agents {
  readonly clients: ReadonlyMap<ClientId, ClientAgent>
  readonly routers: ReadonlyMap<RouterId, RouterAgent>
}

/** A method in the middle of a run: where its facts have taken it, and what comes next. The only mutable part of a method. */
export interface Learner {
  /** Interaction records learnt so far. */
  readonly step: number
  /** Null where the method has no agents. */
  readonly agents: Agents | null
  /** Takes the state to where these events lead: the same for what was just committed and for what is replayed. */
  apply(events: readonly StampedEvent[]): void
  /** The stages that come next, in the order of their commits, up to the method's next barrier; none once all is learnt. */
  nextStages(interactions: readonly InteractionRecord[]): readonly LearningStage[]
  /** What a stage comes to, as facts. Changes nothing. @throws WorkbenchError `cancelled`, and what the ports throw. */
  perform(stage: LearningStage, work: LearningWork): Promise<readonly MethodEvent[]>
  /** Brings what is a mere cache of the state, such as an index, up to it: after `replay`, and after each stage, by its kind. */
  refresh(after: string, work: LearningWork): Promise<void>
  /** Ranks with the state as it is now and leaves no trace in it. */
  recommender(work: LearningWork): Promise<Recommender>
}

/** Settings that a variant sets; the others keep their defaults. */
export type VariantSettings = Readonly<Record<string, SettingValue>>

export interface Method {
  /** As tables name it: "RecNet", "Pop". */
  readonly name: string
  /** Rows of a table under which the method can be run, by label; labels differ between all methods. */
  readonly variants: Readonly<Record<string, VariantSettings>>
  /** The table of its settings, with those of the protocol. */
  readonly settings: z.ZodObject
  /** Checks values and fills in defaults. @throws WorkbenchError `hyperparameter-invalid`. */
  parse(values: Readonly<Record<string, unknown>>): MethodSettings
  /** Every prompt that it asks; the method's module loads the stages that ask them. */
  readonly prompts: MethodPrompts
  /** Whether it asks language and embedding models at all. */
  readonly asksModels: boolean
  /** Whether it learns interaction by interaction, so that a run of it has steps. */
  readonly learnsInSteps: boolean
  /** How many calls a run will take; null for a method that asks no model. */
  readonly forecastCalls: ((request: ForecastRequest) => CallForecast) | null
  /** A learner at its beginning. `variant` names it in reports. @throws WorkbenchError `hyperparameter-invalid`. */
  learner(variant: string, values: Readonly<Record<string, unknown>>): Learner
}

/** What is known of the prompts of a method, to those who do not ask them. */
export type MethodPrompts = Omit<PromptRegistry, 'define' | 'defineChoice'>

/** Checked values of a method's table; those of the protocol are in every table. */
export type MethodSettings = ProtocolSettings & Readonly<Record<string, SettingValue>>
