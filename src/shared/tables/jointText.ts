/** What every form of a joint table says of itself: protocol, tests, runs with their models, notes. */
import { holmText } from '../evaluation/holmText.ts'
import { protocolText } from '../evaluation/protocolText.ts'
import type { JointReport, JointRun } from '../vocabulary/inspection.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'

/** Returns one line for a run: its name, its models with their caveats, its seed. */
export function jointRunText({
  method,
  run,
  asksModels,
  languageModel,
  embeddingModel,
  seed,
}: JointRun): string {
  const models = asksModels ? `${languageModel}; embeddings ${embeddingModel}` : 'asks no model'
  return `${method} is ${run}: ${models}; seed ${seed}.`
}

/** Returns the lines in the order in which they are read. */
export function jointLines({ runs, notes }: JointReport, evaluation: EvaluationReport): readonly string[] {
  const first = evaluation.methods[0]?.method ?? ''
  return [
    `Methods under one protocol: ${protocolText(evaluation.protocol)}.`,
    `Intervals are 95 % percentile bootstrap over users. Paired sign-flip tests over users of ${first} against every other row. ${holmText(evaluation)}`,
    ...runs.map(jointRunText),
    ...notes,
  ]
}
