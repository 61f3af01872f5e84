/** A calibration: how the scores of Eq. 4 lie for one encoder before any run, and which threshold that suggests. */

export interface ThresholdPass {
  readonly threshold: number
  /** Share of the scored pairs that pass it. */
  readonly passRate: number
}

export interface Calibration {
  /** Name of the embedding model: the threshold belongs to it. */
  readonly encoder: string
  readonly dataset: string
  /** Clients of which something is known, and how many of them were taken. */
  readonly clients: { readonly taken: number; readonly known: number }
  readonly routers: number
  /** Pairs of a router and a client that share an attribute. */
  readonly pairs: number
  /** Equal bins over [-1, 1]. */
  readonly histogram: readonly number[]
  readonly quantiles: readonly { readonly quantile: number; readonly score: number }[]
  /** τ of the settings. */
  readonly current: ThresholdPass
  /** The score at `routingQuantile`; null where nothing was scored. */
  readonly suggested: ThresholdPass | null
}

/** Stands under every calibration. */
export const CALIBRATION_CAVEAT =
  'First profiles are from the template; attributes and router summaries are the built-in agent’s, which needs no language model and stands in for one.'

/** A share as it is told: in percent, and never rounded to none or all. */
export function passRateText(share: number): string {
  const percent = 100 * share
  if (percent > 0 && percent < 0.1) return 'under 0.1 %'
  if (percent < 100 && percent > 99.9) return 'over 99.9 %'
  return `${Number(percent.toFixed(1))} %`
}
