/** The methods of several reports, for tables that list each once. */
import type { EvaluationReport, MethodReport } from '../../vocabulary/results.ts'
import { newOnes } from './newOnes.ts'

/** The report of a run with the label of the run. */
export interface LabelledReport {
  readonly label: string
  readonly report: EvaluationReport
}

/** Returns the own method of every run, and its references unless one above is called the same and found the same. */
export function methodsOnce(
  reports: readonly LabelledReport[],
): readonly { readonly label: string; readonly method: MethodReport }[] {
  const isNew = newOnes()
  return reports.flatMap(({ label, report: { methods } }) =>
    methods
      .filter((method, index) => index === 0 || isNew([method.method, method.mean]))
      .map((method) => ({ label, method })),
  )
}
