/**
 * Calibration of τ: the distribution of routing scores (Eq. 4) for one encoder before any run, and the threshold that
 * it suggests.
 */

export interface ThresholdPass {
  readonly threshold: number
  /** Share of the scored pairs, 0 to 1, at or above the threshold. */
  readonly passRate: number
}

/** The result of a calibration. */
export interface Calibration {
  /** Name of the embedding model, to which the threshold belongs. */
  readonly encoder: string
  readonly dataset: string
  /** The number of clients of which something is known, and how many of them were scored. */
  readonly clients: { readonly taken: number; readonly known: number }
  readonly routers: number
  /** The number of pairs of a router and a client that share an attribute. */
  readonly pairs: number
  /** The scores counted in equal bins over [-1, 1]. */
  readonly histogram: readonly number[]
  readonly quantiles: readonly { readonly quantile: number; readonly score: number }[]
  /** The threshold τ in the settings. */
  readonly current: ThresholdPass
  /** The score at `routingQuantile`; null where nothing was scored. */
  readonly suggested: ThresholdPass | null
}

/** The caveat shown with every calibration. */
export const CALIBRATION_CAVEAT =
  'First profiles are from the template; attributes and router summaries are the built-in agent’s, which needs no language model and stands in for one.'

/** Formats a share in percent; a small or large share is never rounded to none or all. */
export function passRateText(share: number): string {
  const percent = 100 * share
  if (percent > 0 && percent < 0.1) return 'under 0.1 %'
  if (percent < 100 && percent > 99.9) return 'over 99.9 %'
  return `${Number(percent.toFixed(1))} %`
}
