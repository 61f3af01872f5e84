/** Says which tests of a report Holm's correction is over. */
import { RANDOM_FLOOR, type EvaluationReport } from '../vocabulary/results.ts'

/** How many tests are corrected together: those against methods and those against the floor, or all, in reports from before. */
export type HolmFamilies = { readonly all: number } | { readonly methods: number; readonly floor: number }

export function holmFamilies({ tests, holm }: Pick<EvaluationReport, 'tests' | 'holm'>): HolmFamilies {
  if (holm === undefined) return { all: tests.length }
  const floor = tests.filter(({ against }) => against === RANDOM_FLOOR).length
  return { methods: tests.length - floor, floor }
}

/** Returns one sentence; for reports from before, another than for those of now. */
export function holmText(report: Pick<EvaluationReport, 'tests' | 'holm'>): string {
  const families = holmFamilies(report)
  return 'all' in families
    ? `Holm's correction is over all ${families.all} tests of this report.`
    : `Holm's correction is over the ${families.methods} tests against methods; the random floor is no competitor, and its ${families.floor} tests are corrected among themselves.`
}
