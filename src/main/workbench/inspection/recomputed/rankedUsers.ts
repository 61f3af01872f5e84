/** Which rankings of an evaluation are computed again: a run may have had tens of thousands. */
import type { TestInstance } from '../../../evaluation/evaluateRecommender.ts'

/** The most users whose rankings are computed at once. */
const MOST_RANKED_USERS = 10

/**
 * Returns the rankings of the first users and the first that has to do with `about`, a user or an item among the candidates;
 * in their order, since that is the order of their outcomes.
 */
export function rankedUsers(
  instances: readonly TestInstance[],
  about: readonly string[],
): readonly TestInstance[] {
  const concerns = ({ user, positiveItem, negatives }: TestInstance) =>
    about.includes(user) || about.includes(positiveItem) || negatives.some((item) => about.includes(item))
  const first =
    instances.find(({ user }) => about.includes(user)) ?? (about.length > 0 && instances.find(concerns))
  return instances.filter((instance, at) => at < MOST_RANKED_USERS || instance === first)
}
