/** Evaluates a method and its references (baselines) under one protocol. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { EvaluationReport, HeldOut, MethodReport } from '#shared/vocabulary/results.ts'
import { evaluateRecommender } from '../evaluation/evaluateRecommender.ts'
import { evaluationReportSteps } from '../evaluation/evaluationReport.ts'
import type { Protocol } from '../evaluation/protocol.ts'
import { summarizeMethod } from '../evaluation/summarizeMethod.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { RandomFor } from '../ports/random.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import type { Evaluator } from './experimentRunner.ts'

/** What an evaluator needs besides the method itself. */
export interface Judging {
  readonly dataset: Pick<Dataset, 'items'>
  readonly protocol: Protocol
  /**
   * The baselines that the method is compared with; they are fitted here. They never change, so each process ranks with
   * them once.
   */
  readonly references: readonly Recommender[]
  /** Concurrency: rankings of the method in progress at once. */
  readonly parallel: number
  readonly randomFor: RandomFor
  readonly cancellation: Cancellation
  /** Awaited between two pieces of the work, so that the event loop can answer other calls meanwhile. */
  readonly breathe: () => Promise<void>
}

/** Creates the evaluator of one run. Its reports have the method first, then the references in their order. */
export function createEvaluator(judging: Judging): Evaluator {
  const { dataset, protocol, randomFor, cancellation, breathe } = judging
  const judge = async (
    recommender: Recommender,
    heldOut: HeldOut,
    parallel: number,
  ): Promise<MethodReport> => {
    const { instances, statement } = protocol[heldOut]
    const options = {
      repetitions: statement.repetitions,
      heldOut,
      randomFor,
      cancellation,
      breathe,
      parallel,
    }
    const outcomes = await evaluateRecommender(recommender, instances, options)
    await breathe()
    return summarizeMethod(recommender, outcomes, randomFor)
  }
  const fitAndJudge = async (heldOut: HeldOut): Promise<readonly MethodReport[]> => {
    const reports: MethodReport[] = []
    for (const reference of judging.references) {
      await breathe()
      await reference.fit({ histories: protocol.splits, items: dataset.items })
      reports.push(await judge(reference, heldOut, 1))
    }
    return reports
  }
  const references = new Map<HeldOut, Promise<readonly MethodReport[]>>()
  const referenceReports = (heldOut: HeldOut): Promise<readonly MethodReport[]> => {
    const known = references.get(heldOut) ?? fitAndJudge(heldOut)
    references.set(heldOut, known)
    return known
  }
  return {
    evaluate: async (recommender, heldOut): Promise<EvaluationReport> => {
      const own = await judge(recommender, heldOut, judging.parallel)
      const others = await referenceReports(heldOut)
      const steps = evaluationReportSteps([own, ...others], protocol[heldOut].statement, randomFor)
      let step = steps.next()
      for (; !step.done; step = steps.next()) await breathe()
      return step.value
    },
  }
}
