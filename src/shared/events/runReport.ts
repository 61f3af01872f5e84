/** The content of report.json: the results of a run. It holds no time, so that a resumed run writes the same bytes. */
import { totalCalls } from './callCounts.ts'
import { measuredLambda, type RunView } from './foldRun.ts'
import { OSCILLATION_UPDATES, type RouterOscillation } from './foldOscillation.ts'
import { oscillationNotice, type OscillationNotice } from './oscillationNotice.ts'
import { passCounts, routingNotice, type RoutingNotice } from './routingNotice.ts'
import type { CallsByPrompt } from './runEvents.ts'
import type { ColdStartReport } from '../vocabulary/studies/coldStart.ts'
import type { Manifest } from '../vocabulary/manifest.ts'
import { heldOutOf } from '../vocabulary/results.ts'
import type { EvaluationReport, HeldOut, Interval, MetricValues } from '../vocabulary/results.ts'

/** One point of the learning curve: the run's method at one step. */
export interface CurvePoint {
  readonly step: number
  /** Which item of each user was ranked. */
  readonly heldOut: HeldOut
  readonly mean: MetricValues
  readonly interval: Readonly<Record<string, Interval>>
}

/** What determines a run's results: its manifest without the time, the versions and the kind of vector index. */
export type Configuration = Pick<
  Manifest,
  'variant' | 'settings' | 'dataset' | 'languageModel' | 'reasoningModel' | 'embeddingModel' | 'promptHashes'
>

/** The results of a run with the configuration that produced them. */
export interface RunReport {
  readonly configuration: Configuration
  readonly evaluation: EvaluationReport
  /** The method of the run over steps, the final evaluation last. */
  readonly curve: readonly CurvePoint[]
  readonly routerCounts: RunView['routerCounts']
  /** Splits and merges of the whole run, and how many of them undid one of the last `updates` router-centric updates. */
  readonly oscillation: Omit<RouterOscillation, 'recent'> & {
    readonly updates: number
    readonly notice: OscillationNotice | null
  }
  readonly predictions: { readonly judged: number; readonly right: number; readonly unparsed: number }
  /** Pairs scored by Eq. 4 over the whole run; the notice is about its newest updates. */
  readonly routing: {
    readonly scored: number
    readonly passed: number
    readonly notice: RoutingNotice | null
  }
  readonly calls: CallsByPrompt
  /** Table 5: sums of N and M over the run, numbers of updates and calls, and λ as measured. */
  readonly cost: {
    readonly clientUpdates: number
    readonly routerUpdates: number
    readonly routerStages: number
    /** Calls for clients; merges on delivery are among them, but in reports from before they are router calls. */
    readonly clientCalls: number
    readonly routerCalls: number
    /** Calls that decide without routers who receives what; in reports from before they are router calls. */
    readonly propagationCalls?: number
    readonly lambda: number | null
    /** N′ summed: downstream clients that calls decided for. Absent in reports from before. */
    readonly receivers?: number
    /** Calls of learning up to some interaction records, at most 60 points. Absent in reports from before. */
    readonly growth?: readonly { readonly records: number; readonly calls: number }[]
  }
  /** §3.4.3; absent where it was not asked for. */
  readonly coldStart?: ColdStartReport
  readonly fallbacks: {
    readonly repaired: number
    readonly fellBack: number
    readonly shortened: number
    /** Null where the log does not have the count. */
    readonly truncated: number | null
    readonly refused: number | null
  }
}

/** Returns the report, or null before the first evaluation and for a view without its newest evaluation. */
export function runReport(view: RunView, manifest: Manifest): RunReport | null {
  const evaluation = view.report
  if (!evaluation) return null
  const { variant, settings, dataset, languageModel, reasoningModel, embeddingModel, promptHashes } = manifest
  const { repaired, fellBack, shortened, truncated = null, refused = null } = totalCalls(view.calls)
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
    curve: view.evaluations.flatMap(({ step, methods, protocol }) => {
      const own = methods[0]
      return own ? [{ step, heldOut: heldOutOf(protocol), mean: own.mean, interval: own.interval }] : []
    }),
    routerCounts: view.routerCounts,
    oscillation: oscillationOf(view, manifest),
    predictions: { judged: view.judged, right: view.right, unparsed: view.unparsed },
    routing: { ...passCounts(view.routingTables), notice: routingNotice(view, manifest) },
    calls: view.calls,
    cost: {
      clientUpdates: view.clientUpdates,
      routerUpdates: view.routerUpdates,
      routerStages: view.routerStages,
      clientCalls: view.clientCalls,
      routerCalls: view.routerCalls,
      propagationCalls: view.propagationCalls,
      lambda: measuredLambda(view),
      receivers: view.receivers,
      growth: view.growth.points,
    },
    ...(view.coldStart ? { coldStart: view.coldStart } : {}),
    fallbacks: { repaired, fellBack, shortened, truncated, refused },
  }
}

function oscillationOf({ oscillation }: RunView, manifest: Manifest): RunReport['oscillation'] {
  const { splits, merges, undoingSplits, undoingMerges } = oscillation
  const notice = oscillationNotice(oscillation, manifest)
  return { splits, merges, undoingSplits, undoingMerges, updates: OSCILLATION_UPDATES, notice }
}
