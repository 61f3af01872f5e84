/**
 * A notice where the threshold τ of Eq. 4 hardly distinguishes clients: the share of scored pairs that passed lately,
 * and what to do.
 */
import { passRateText } from '../vocabulary/calibration.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import { thresholdPassing } from '../vocabulary/scoreHistogram.ts'
import type { RoutingTablePoint, RunView } from './foldRun.ts'

/** The notice in words. */
export interface RoutingNotice {
  readonly kind: 'few pass' | 'most pass' | 'scores are equal' | 'nothing scored'
  /** What was found, in a sentence. */
  readonly sentence: string
  /** What to do about it, in a sentence. */
  readonly advice: string
  /**
   * A τ that about the share `routingQuantile` would pass, by the scores of the run itself; null where τ is not the
   * cause.
   */
  readonly suggested: number | null
}

/** Number of newest updates that count: routers evolve, so old scores say little about τ now. */
const RECENT_UPDATES = 5
/**
 * Below this percentage of passing pairs, and above the next, a threshold hardly distinguishes clients (design notes,
 * §13.7).
 */
const FEWEST_PASS = 1
const MOST_PASS = 60

type RoutingOfRun = Pick<RunView, 'routingTables' | 'routerStages' | 'routerUpdates' | 'routerCount'>
type ManifestOfRun = Pick<Manifest, 'settings' | 'embeddingModel'>

/** Returns the pairs scored and passed, summed over these updates. */
export function passCounts(tables: readonly RoutingTablePoint[]): {
  readonly scored: number
  readonly passed: number
} {
  return tables.reduce(
    (sum, { scored, passed }) => ({ scored: sum.scored + scored, passed: sum.passed + passed }),
    { scored: 0, passed: 0 },
  )
}

/**
 * Returns the notice, or null where there is nothing to report: before the first update, without routers, and where the
 * threshold distinguishes clients.
 */
export function routingNotice(
  view: RoutingOfRun,
  { settings, embeddingModel }: ManifestOfRun,
): RoutingNotice | null {
  if (settings['propagation'] === 'retrieval') return null
  const recent = view.routingTables.slice(-RECENT_UPDATES)
  if (recent.length === 0) return view.routerStages === 0 ? null : nothingScored(view)
  const quantile = Number(settings['routingQuantile'])
  if (settings['thresholdMode'] !== 'absolute')
    return equalScores(recent, { quantile, encoder: embeddingModel.name })
  return misplacedThreshold(recent, { quantile, encoder: embeddingModel.name })
}

interface Judged {
  readonly quantile: number
  readonly encoder: string
}

function misplacedThreshold(
  recent: readonly RoutingTablePoint[],
  { quantile, encoder }: Judged,
): RoutingNotice | null {
  const { scored, passed } = passCounts(recent)
  const few = 100 * passed < FEWEST_PASS * scored
  if (!few && 100 * passed <= MOST_PASS * scored) return null
  const share = 1 - quantile
  const exact = thresholdPassing(joined(recent), share)
  // Bins are a tenth wide, so more than two decimals would be false precision.
  const suggested = exact === null ? null : Math.round(exact * 100) / 100
  const found = `${passRateText(passed / scored)} of ${scored.toLocaleString('en')} scored pairs passed τ ${recent.at(-1)?.threshold}`
  const consequence =
    passed === 0
      ? 'no message is delivered'
      : few
        ? 'hardly any message is delivered'
        : 'routing hardly chooses whom a router speaks to'
  return {
    kind: few ? 'few pass' : 'most pass',
    sentence: `${lately(recent)} ${found}: ${consequence}.`,
    advice: `τ belongs to one encoder. Of these scores of ${encoder} about ${passRateText(share)} would pass τ ${suggested}.`,
    suggested,
  }
}

/**
 * The notice for tied scores. In quantile mode the quantile decides how many pairs pass, unless scores tie: where the
 * threshold is above the lowest scores and all pass nevertheless, more than the quantile's share of them are equal.
 */
function equalScores(
  recent: readonly RoutingTablePoint[],
  { quantile, encoder }: Judged,
): RoutingNotice | null {
  const telling = recent.filter(({ scored }) => Math.floor(quantile * scored) >= 1)
  if (telling.length === 0 || telling.some(({ scored, passed }) => passed < scored)) return null
  return {
    kind: 'scores are equal',
    sentence: `${lately(recent)} all ${passCounts(telling).scored.toLocaleString('en')} scored pairs passed, although the threshold is a quantile: (nearly) all scores are equal.`,
    advice: `${encoder} does not tell these profiles apart, and no τ would. Choose another encoder, or look whether all profiles say the same.`,
    suggested: null,
  }
}

function nothingScored({ routerStages, routerCount, routerUpdates }: RoutingOfRun): RoutingNotice {
  const updates =
    routerStages === 1
      ? 'The router-centric update so far'
      : `The ${routerStages.toLocaleString('en')} router-centric updates so far`
  const cause =
    routerCount === 0
      ? 'there is no router, because no attribute could be read from any profile'
      : routerUpdates === 0
        ? 'no router changed, so none spoke'
        : 'no client shared an attribute with any router'
  return {
    kind: 'nothing scored',
    sentence: `${updates} scored no pair: ${cause}. No message was delivered.`,
    advice:
      'τ makes no difference to that. Look at the attributes that were read from profiles, and at how many replies could not be read.',
    suggested: null,
  }
}

function lately(tables: readonly RoutingTablePoint[]): string {
  return tables.length === 1
    ? 'At the newest router-centric update'
    : `At the newest ${tables.length} router-centric updates`
}

function joined(tables: readonly RoutingTablePoint[]): readonly number[] {
  return (tables[0]?.histogram ?? []).map((_, bin) =>
    tables.reduce((sum, { histogram }) => sum + (histogram[bin] ?? 0), 0),
  )
}
