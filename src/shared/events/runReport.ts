/** report.json: what a run found, without a clock, so that a resumed run writes the same bytes. */
import { totalCalls } from './callCounts.ts'
import { measuredLambda, type RunView } from './foldRun.ts'
import { passCounts, routingNotice, type RoutingNotice } from './routingNotice.ts'
import type { CallsByPrompt } from './runEvents.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import type { EvaluationReport, Interval, MetricValues } from '../vocabulary/results.ts'

export interface CurvePoint {
  readonly step: number
  readonly mean: MetricValues
  readonly interval: Readonly<Record<string, Interval>>
}

/** What decides a run's results: its manifest without clock, versions and where vectors are kept. */
export type Configuration = Pick<
  Manifest,
  'variant' | 'settings' | 'dataset' | 'languageModel' | 'reasoningModel' | 'embeddingModel' | 'promptHashes'
>

export interface RunReport {
  readonly configuration: Configuration
  readonly evaluation: EvaluationReport
  /** RecNet over steps, the final evaluation last. */
  readonly curve: readonly CurvePoint[]
  readonly routerCounts: RunView['routerCounts']
  readonly predictions: { readonly judged: number; readonly right: number; readonly unparsed: number }
  /** Pairs of Eq. 4 over the run; the notice is on its newest updates. */
  readonly routing: {
    readonly scored: number
    readonly passed: number
    readonly notice: RoutingNotice | null
  }
  readonly calls: CallsByPrompt
  /** Sums over the run, and per router-centric update, of Table 5's N and M, and λ as measured. */
  readonly cost: {
    readonly clientUpdates: number
    readonly routerUpdates: number
    readonly routerStages: number
    readonly clientCalls: number
    readonly routerCalls: number
    readonly lambda: number | null
  }
  readonly fallbacks: { readonly repaired: number; readonly fellBack: number; readonly shortened: number }
}

/** Null before the first evaluation, and for a view without its report. */
export function runReport(view: RunView, manifest: Manifest): RunReport | null {
  const evaluation = view.report
  if (!evaluation) return null
  const { variant, settings, dataset, languageModel, reasoningModel, embeddingModel, promptHashes } = manifest
  const { repaired, fellBack, shortened } = totalCalls(view.calls)
  return {
    configuration: {
      variant,
      settings,
      dataset,
      languageModel,
      ...(reasoningModel ? { reasoningModel } : {}),
      embeddingModel,
      promptHashes,
    },
    evaluation,
    curve: view.evaluations.flatMap(({ step, methods }) => {
      const own = methods[0]
      return own ? [{ step, mean: own.mean, interval: own.interval }] : []
    }),
    routerCounts: view.routerCounts,
    predictions: { judged: view.judged, right: view.right, unparsed: view.unparsed },
    routing: { ...passCounts(view.routingTables), notice: routingNotice(view, manifest) },
    calls: view.calls,
    cost: {
      clientUpdates: view.clientUpdates,
      routerUpdates: view.routerUpdates,
      routerStages: view.routerStages,
      clientCalls: view.clientCalls,
      routerCalls: view.routerCalls,
      lambda: measuredLambda(view),
    },
    fallbacks: { repaired, fellBack, shortened },
  }
}
