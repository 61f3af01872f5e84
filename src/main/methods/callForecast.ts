/** Table 5 before a run: how many model calls it will take, and how that is known. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { Protocol } from '../evaluation/protocol.ts'

/** What a run has shown, or what is assumed of one. */
export interface CallRates {
  /** λ: calls for clients per client update, extraction included. */
  readonly lambda: number
  /** Calls for routers per router-centric update. */
  readonly routerCalls: number
}

export interface ForecastRequest {
  readonly dataset: Dataset
  readonly protocol: Protocol
  /** Values of the method's table; what is missing has its default. */
  readonly settings: Readonly<Record<string, unknown>>
  /** From a run whose stages make the same calls; null where there is none. */
  readonly measured: { readonly run: string; readonly rates: CallRates } | null
}

export interface CallForecast {
  readonly calls: number
  /** A sentence: counted from what, at which rates, and where these come from. */
  readonly basis: string
}
