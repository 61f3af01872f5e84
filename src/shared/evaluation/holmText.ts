/** Says which tests of a report Holm's correction is over. */
import { RANDOM_FLOOR, type EvaluationReport } from '../vocabulary/results.ts'

/** Returns one sentence; for reports from before, another than for those of now. */
export function holmText({ tests, holm }: Pick<EvaluationReport, 'tests' | 'holm'>): string {
  if (holm === undefined) return `Holm's correction is over all ${tests.length} tests of this report.`
  const ofFloor = tests.filter(({ against }) => against === RANDOM_FLOOR).length
  return `Holm's correction is over the ${tests.length - ofFloor} tests against methods; the random floor is no competitor, and its ${ofFloor} tests are corrected among themselves.`
}
