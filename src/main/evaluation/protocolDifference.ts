/** Whether evaluations can be compared user by user: same dataset, held-out items, protocol, users and candidates. */
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import { candidatesOf, candidatesText } from './candidatesOf.ts'
import { statementDifference } from './statementDifference.ts'

/** An evaluation with the name of its run, for the words. */
export interface NamedEvaluation {
  readonly run: string
  readonly evaluation: EvaluationReport
}

/** Returns in words why evaluations cannot be compared, or null if they can. Their seeds may differ. */
export function protocolDifference([first, ...others]: readonly NamedEvaluation[]): string | null {
  if (!first) return null
  const own = { name: first.run, protocol: first.evaluation.protocol }
  for (const { run, evaluation } of others) {
    const difference = statementDifference(own, { name: run, protocol: evaluation.protocol })
    if (difference !== null) return difference
    const user = differingUser(first.evaluation, evaluation)
    if (user !== null) return `the candidate sets of ${user} differ between ${first.run} and ${run}`
  }
  return null
}

/** Returns the first user whose candidate sets differ. A user that only one run has counts as different. */
function differingUser(a: EvaluationReport, b: EvaluationReport): string | null {
  const [own, other] = [candidatesOf(a), candidatesOf(b)]
  const users = new Set([...own.keys(), ...other.keys()])
  const isSame = (user: string) => candidatesText(own.get(user)) === candidatesText(other.get(user))
  return [...users].find((user) => !isSame(user)) ?? null
}
