/** Table 5 before a run: how many model calls it is expected to take, and on what that rests. */
import type { Stage } from '#shared/events/runEvents.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type { Protocol } from '../evaluation/protocol.ts'

/** Calls per update, measured in a run or assumed. */
export interface CallRates {
  /** λ: calls for clients per client update; extraction and merges on delivery are among them. */
  readonly lambda: number
  /** Calls for routers per router-centric update. */
  readonly routerCalls: number
  /** Calls per router-centric update that decide without routers who receives what: N·N' of Table 5. */
  readonly propagationCalls: number
}

/** The run to be forecast. */
export interface ForecastRequest {
  readonly dataset: Dataset
  readonly protocol: Protocol
  /** Values of the method's settings; a missing one has its default. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Rates measured in a run whose stages make the same calls; null where there is none. */
  readonly measured: { readonly run: string; readonly rates: CallRates } | null
}

/** Numbers of calls by prompt. They are fractions where they are expected means. */
export type PromptCalls = Readonly<Record<PromptName, number>>

/** What the stages of one kind are expected to ask. */
export interface StageForecast {
  readonly stage: Stage
  /** The part of the run whose progress is shown as one: stages that take turns are one part, such as `learning`. */
  readonly part: string
  /** Number of such stages in the whole run. */
  readonly count: number
  /** Calls of one such stage on average. */
  readonly calls: PromptCalls
}

/** The expected number of model calls and its basis. */
export interface CallForecast {
  readonly calls: number
  /** The same calls by stage and prompt; stages without calls may be left out. */
  readonly stages: readonly StageForecast[]
  /** A sentence with the figures: how many units of work, and how many calls for each. */
  readonly figures: string
  /** A sentence that says what was counted, where the rates come from, and what was added; the same for runs that are alike. */
  readonly origin: string
}
