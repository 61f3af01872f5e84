/** The evaluation of a joint report, or why there is none. */
import { WorkbenchError } from '../errors.ts'
import type { JointReport } from '../vocabulary/inspection.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'

/**
 * Returns the evaluation of the runs. `found` says what there is instead, where the report gives no reason itself.
 * @throws WorkbenchError `argument-invalid` where the runs cannot be joined, in words.
 */
export function joinedEvaluation({ evaluation, incomparable }: JointReport, found: string): EvaluationReport {
  if (evaluation !== null) return evaluation
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'runs',
    expected: 'runs under one protocol that have been evaluated',
    found: incomparable ?? found,
  })
}
