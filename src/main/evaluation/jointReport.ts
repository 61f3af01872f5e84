/** Joins the reports of several runs under one protocol into one: the own method of each run, then shared references. */
import { WorkbenchError } from '#shared/errors.ts'
import type { EvaluationReport, MethodReport } from '#shared/vocabulary/results.ts'
import type { RandomFor } from '../ports/random.ts'
import { evaluationReportSteps } from './evaluationReport.ts'
import { protocolDifference, type NamedEvaluation } from './protocolDifference.ts'

/** An evaluation of one run. */
export interface JoinedRun extends NamedEvaluation {
  /** What the run's own method is called in the joint report; distinct among the runs. */
  readonly method: string
}

/**
 * Joins reports, the first run's method first, as a generator that yields before each test. The first method is tested
 * against every other; protocol and seed are those of the first run. A reference stands once, as in the first run that
 * has it, and not at all where it is the own method of another run.
 * @throws WorkbenchError `argument-invalid` where protocols, held-out items, candidates or users differ.
 */
export function* jointReportSteps(
  runs: readonly JoinedRun[],
  randomFor: RandomFor,
): Generator<undefined, EvaluationReport> {
  const [first] = runs
  const found = first ? protocolDifference(runs) : 'no runs'
  if (!first || found !== null) {
    const expected = 'runs under one protocol'
    throw new WorkbenchError({ code: 'argument-invalid', argument: 'runs', expected, found: found ?? '' })
  }
  return yield* evaluationReportSteps(jointMethods(runs), first.evaluation.protocol, randomFor)
}

/** Returns in words which references were ranked otherwise than the report that stands for them. */
export function differingReferences(runs: readonly JoinedRun[]): readonly string[] {
  const standing = new Map<string, { readonly run: string; readonly report: MethodReport }>()
  for (const { run, evaluation } of runs) {
    const [own] = evaluation.methods
    if (own && !standing.has(own.method)) standing.set(own.method, { run, report: own })
  }
  return runs.flatMap(({ run, evaluation }) =>
    evaluation.methods.slice(1).flatMap((report) => {
      const shown = standing.get(report.method) ?? { run, report }
      standing.set(report.method, shown)
      const [here, there] = [report, shown.report].map(({ mean }) => mean['ndcg@10'].toFixed(4))
      return here === there
        ? []
        : [`${report.method} is as in ${shown.run}; in ${run} its NDCG@10 is ${here} instead of ${there}.`]
    }),
  )
}

function jointMethods(runs: readonly JoinedRun[]): readonly MethodReport[] {
  const methods = runs.flatMap(
    ({
      method,
      evaluation: {
        methods: [own],
      },
    }) => (own ? [{ ...own, method }] : []),
  )
  const taken = new Set(runs.flatMap(({ method, evaluation }) => [method, evaluation.methods[0]?.method]))
  for (const { evaluation } of runs) {
    for (const reference of evaluation.methods.slice(1)) {
      if (taken.has(reference.method)) continue
      taken.add(reference.method)
      methods.push(reference)
    }
  }
  return methods
}
