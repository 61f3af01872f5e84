/** Table 5 before a run: how many model calls it is expected to take, and on what that rests. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Protocol } from '../evaluation/protocol.ts'

/** Calls per update, measured in a run or assumed. */
export interface CallRates {
  /** λ: calls for clients per client update, extraction included. */
  readonly lambda: number
  /** Calls for routers per router-centric update. */
  readonly routerCalls: number
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

/** The expected number of model calls and its basis. */
export interface CallForecast {
  readonly calls: number
  /** A sentence that says what the number was counted from, which rates were used, and where they come from. */
  readonly basis: string
}
