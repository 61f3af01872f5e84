/** One value per user: repetitions of the same user are not independent, so they are averaged before any statistics. */
import type { UserId } from '../vocabulary/ids.ts'
import type { MetricValues, RankingOutcome } from '../vocabulary/results.ts'
import { meanMetrics, metricsOfRank } from './ndcg.ts'

/** Returns each user's metrics as means over the user's repetitions, in the order in which users first occur. */
export function userMeans(outcomes: readonly RankingOutcome[]): ReadonlyMap<UserId, MetricValues> {
  const ofUser = new Map<UserId, MetricValues[]>()
  for (const { user, rank } of outcomes) {
    const values = ofUser.get(user)
    if (values === undefined) ofUser.set(user, [metricsOfRank(rank)])
    else values.push(metricsOfRank(rank))
  }
  return new Map([...ofUser].map(([user, values]) => [user, meanMetrics(values)]))
}
