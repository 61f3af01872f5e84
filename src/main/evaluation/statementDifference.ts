/** Whether the statements of two protocols allow to compare them user by user. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
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
  const parts = (own: unknown, found: unknown) => ({
    ...{ own: String(own), first, found: String(found), name },
  })
  if (other.datasetHash !== protocol.datasetHash)
    return inEnglish(
      'the datasets differ: {own} in {first}, {found} in {name}',
      parts(named(protocol), named(other)),
    )
  if (heldOutOf(other) !== heldOutOf(protocol))
    return inEnglish(
      'the newest evaluations rank different items: {own} in {first}, {found} in {name}',
      parts(heldOutOf(protocol), heldOutOf(other)),
    )
  for (const field of ['split', 'negatives', 'candidates', 'users', 'repetitions'] as const)
    if (other[field] !== protocol[field])
      return inEnglish('the protocols differ in {field}: {own} in {first}, {found} in {name}', {
        field,
        ...parts(protocol[field], other[field]),
      })
  return null
}

function named({ dataset, datasetHash }: EvaluationReport['protocol']): string {
  return `${dataset} (${datasetHash.slice(0, 12)})`
}
