/** §3.1.3: one method against another, or against the random floor, user by user. */
import type { UserId } from '../vocabulary/ids.ts'
import type { MethodReport, MetricName } from '../vocabulary/results.ts'
import { userMeans } from './userMeans.ts'

export interface UserDifference {
  readonly user: UserId
  /** Means over repetitions. */
  readonly own: number
  readonly other: number
  /** `own` minus `other`. */
  readonly difference: number
}

/** Largest gain first; users whom the other method did not rank are left out. `other` may be one value for all: the floor. */
export function userDifferences(
  own: MethodReport,
  other: MethodReport | number,
  metric: MetricName,
): readonly UserDifference[] {
  const others = typeof other === 'number' ? null : userMeans(other.outcomes)
  const pairs = [...userMeans(own.outcomes)].flatMap(([user, values]): UserDifference[] => {
    const against = typeof other === 'number' ? other : others?.get(user)?.[metric]
    return against === undefined
      ? []
      : [{ user, own: values[metric], other: against, difference: values[metric] - against }]
  })
  return pairs.sort((a, b) => b.difference - a.difference || (a.user < b.user ? -1 : 1))
}
