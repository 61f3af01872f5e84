/** The own method of a report against one of its references, user by user. */
import { RANDOM_FLOOR, type EvaluationReport, type MetricName } from '../vocabulary/results.ts'
import { userDifferences, type UserDifference } from './userDifferences.ts'

/** Which of the differences are meant. */
export interface ComparedUsers {
  readonly metric: MetricName
  /** The name of the own method and of the reference. */
  readonly own: string
  readonly reference: string
  /** All that may be chosen as reference. */
  readonly references: readonly string[]
  /** Largest gain first. */
  readonly differences: readonly UserDifference[]
}

/** Compares with the reference of this name; with the first where there is none of this name. */
export function comparedUsers(
  { methods, floor }: Pick<EvaluationReport, 'methods' | 'floor'>,
  metric: MetricName,
  against: string,
): ComparedUsers {
  const [own, ...others] = methods
  const references = [...others.map(({ method }) => method), RANDOM_FLOOR]
  const reference = references.includes(against) ? against : (references[0] ?? RANDOM_FLOOR)
  const other = others.find(({ method }) => method === reference) ?? floor[metric]
  return {
    metric,
    own: own?.method ?? '',
    reference,
    references,
    differences: own ? userDifferences(own, other, metric) : [],
  }
}
