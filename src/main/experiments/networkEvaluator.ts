/** RecNet and its references under one protocol. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import type { EvaluationReport, MethodReport } from '#shared/vocabulary/results.ts'
import { evaluateRecommender } from '../evaluation/evaluateRecommender.ts'
import { evaluationReportSteps } from '../evaluation/evaluationReport.ts'
import { summarizeMethod } from '../evaluation/summarizeMethod.ts'
import type { Network } from '../recnet/network.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { Ports } from '../recnet/ports.ts'
import type { RandomFor } from '../ports/random.ts'
import { createPopularity } from '../recommenders/popularity.ts'
import { recNetRecommender } from '../recommenders/recNet.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import { createTfidf } from '../recommenders/tfidf.ts'
import type { Evaluator } from './experimentRunner.ts'
import type { Protocol } from './protocol.ts'

export interface Judging {
  readonly dataset: Dataset
  readonly protocol: Protocol
  readonly randomFor: RandomFor
  readonly cancellation: Cancellation
  /** Row of Table 3, or "RecNet". */
  readonly method: string
  /** Lets others be answered between two pieces of the work. */
  readonly breathe: () => Promise<void>
}

export function networkEvaluator({
  dataset,
  protocol,
  randomFor,
  cancellation,
  method,
  breathe,
}: Judging): Evaluator {
  const { repetitions } = protocol.statement
  const judge = async (recommender: Recommender, parallel: number): Promise<MethodReport> => {
    const options = { repetitions, randomFor, cancellation, breathe, parallel }
    const outcomes = await evaluateRecommender(recommender, protocol.instances, options)
    await breathe()
    return summarizeMethod(recommender, outcomes, randomFor)
  }
  let references: Promise<readonly MethodReport[]> | undefined
  const fitAndJudge = async (): Promise<readonly MethodReport[]> => {
    const reports: MethodReport[] = []
    // RecNet does not learn from validation items, TF-IDF reads them: the third reference knows what RecNet knows.
    for (const recommender of [createPopularity(), createTfidf('history'), createTfidf('train')]) {
      await breathe()
      await recommender.fit({ histories: protocol.splits, items: dataset.items })
      reports.push(await judge(recommender, 1))
    }
    return reports
  }
  return {
    evaluate: (network: Network, ports: Ports) =>
      judge(recNetRecommender(network, ports, method), ports.languageModel.parallel),
    references: () => (references ??= fitAndJudge()),
    report: async (methods: readonly MethodReport[]): Promise<EvaluationReport> => {
      const steps = evaluationReportSteps(methods, protocol.statement, randomFor)
      let step = steps.next()
      for (; !step.done; step = steps.next()) await breathe()
      return step.value
    },
  }
}
