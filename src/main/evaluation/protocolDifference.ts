/** Whether evaluations can be compared user by user: same dataset, held-out items, protocol, users and candidates. */
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { EvaluationReport, RankingOutcome } from '#shared/vocabulary/results.ts'

/** An evaluation with the name of its run, for the words. */
export interface NamedEvaluation {
  readonly run: string
  readonly evaluation: EvaluationReport
}

/** Returns in words why evaluations cannot be compared, or null if they can. Their seeds may differ. */
export function protocolDifference([first, ...others]: readonly NamedEvaluation[]): string | null {
  if (!first) return null
  const protocol = first.evaluation.protocol
  for (const { run, evaluation } of others) {
    const { protocol: other } = evaluation
    const differs = (what: string, own: unknown, found: unknown) =>
      `${what}: ${String(own)} in ${first.run}, ${String(found)} in ${run}`
    if (other.datasetHash !== protocol.datasetHash) {
      return differs('the datasets differ', named(protocol), named(other))
    }
    if (heldOutOf(other) !== heldOutOf(protocol))
      return differs('the newest evaluations rank different items', heldOutOf(protocol), heldOutOf(other))
    for (const field of ['split', 'negatives', 'candidates', 'users', 'repetitions'] as const) {
      if (other[field] !== protocol[field])
        return differs(`the protocols differ in ${field}`, protocol[field], other[field])
    }
    const user = differingUser(first.evaluation, evaluation)
    if (user !== null) return `the candidate sets of ${user} differ between ${first.run} and ${run}`
  }
  return null
}

function named({ dataset, datasetHash }: EvaluationReport['protocol']): string {
  return `${dataset} (${datasetHash.slice(0, 12)})`
}

/** Returns the first user whose candidate sets differ. A user that only one run has counts as different. */
function differingUser(a: EvaluationReport, b: EvaluationReport): string | null {
  const [own, other] = [candidatesOf(a), candidatesOf(b)]
  const users = new Set([...own.keys(), ...other.keys()])
  const isSame = (user: string) => textOf(own.get(user)) === textOf(other.get(user))
  return [...users].find((user) => !isSame(user)) ?? null
}

interface Candidates {
  readonly positiveItem: RankingOutcome['positiveItem']
  readonly items: Set<string>
}

function textOf(candidates: Candidates | undefined): string {
  return candidates ? [candidates.positiveItem, ...[...candidates.items].sort()].join('\n') : ''
}

/**
 * Collects the candidates from the rankings of all methods. A method may leave candidates out, but the reference
 * methods rank them all.
 */
function candidatesOf({ methods }: EvaluationReport): ReadonlyMap<string, Candidates> {
  const sets = new Map<string, Candidates>()
  for (const { user, positiveItem, ranking } of methods.flatMap((method) => method.outcomes)) {
    const set = sets.get(user) ?? { positiveItem, items: new Set([positiveItem]) }
    for (const item of ranking) set.items.add(item)
    sets.set(user, set)
  }
  return sets
}
