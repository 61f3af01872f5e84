/** §3.1.3: compares one method with another, or with the random floor, user by user. */
import type { UserId } from '../vocabulary/ids.ts'
import type { MethodReport, MetricName } from '../vocabulary/results.ts'
import { userMeans } from './userMeans.ts'

/** One user's difference between two methods. */
export interface UserDifference {
  readonly user: UserId
  /** The first method's metric, mean over repetitions; `other` is that of the second. */
  readonly own: number
  readonly other: number
  /** `own` minus `other`. */
  readonly difference: number
}

/**
 * Returns the differences, largest gain first. Users whom the other method did not rank are left out. `other` may be
 * one value for all users, the random floor.
 */
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
