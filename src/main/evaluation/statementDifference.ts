/** Whether the statements of two protocols allow to compare them user by user. */
import { heldOutOf, type EvaluationReport } from '#shared/vocabulary/results.ts'

/** A protocol with the name of the run or row that it belongs to, for the words. */
export interface NamedProtocol {
  readonly name: string
  readonly protocol: EvaluationReport['protocol']
}

/** Returns in words how two protocols differ, or null if they agree. Their seeds may differ. */
export function statementDifference(
  { name: first, protocol }: NamedProtocol,
  { name, protocol: other }: NamedProtocol,
): string | null {
  const differs = (what: string, own: unknown, found: unknown) =>
    `${what}: ${String(own)} in ${first}, ${String(found)} in ${name}`
  if (other.datasetHash !== protocol.datasetHash)
    return differs('the datasets differ', named(protocol), named(other))
  if (heldOutOf(other) !== heldOutOf(protocol))
    return differs('the newest evaluations rank different items', heldOutOf(protocol), heldOutOf(other))
  for (const field of ['split', 'negatives', 'candidates', 'users', 'repetitions'] as const)
    if (other[field] !== protocol[field])
      return differs(`the protocols differ in ${field}`, protocol[field], other[field])
  return null
}

function named({ dataset, datasetHash }: EvaluationReport['protocol']): string {
  return `${dataset} (${datasetHash.slice(0, 12)})`
}
