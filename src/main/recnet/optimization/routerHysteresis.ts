/**
 * Hysteresis of routers: for some router-centric updates a split is not undone by a merge, nor a merge by a split, unless
 * enough new credits ask for it (docs/decisions/0045-hysteresis-of-routers.md).
 */
import type { RouterAgent } from '#shared/vocabulary/agents.ts'
import type { Hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import { undoneMerge, undoneSplit } from '#shared/vocabulary/routerLineage.ts'
import type { Network } from '../network.ts'

type Settings = Pick<Hyperparameters, 'routerHysteresis'>

/** The deviation of a normal variable that chance exceeds once in twenty times: the level of the sign test. */
const DEVIATION = 1.645

/** Returns why a merge of the two would undo a recent split without enough new credits, or null where it may be. */
export function mergeObjection(
  router: RouterAgent,
  other: RouterAgent,
  { routerUpdates: update }: Pick<Network, 'routerUpdates'>,
  { routerHysteresis: reach }: Settings,
): string | null {
  if (reach === 0) return null
  const split = undoneSplit(router.lineage, other.lineage, { update, reach })
  if (split === null) return null
  const lack = lackOfEvidence([router, other])
  return lack === null ? null : `a merge would undo the split of ${split.of}: ${lack}`
}

/** Returns why a split of the router would undo a recent merge without enough new credits, or null where it may be. */
export function splitObjection(
  router: RouterAgent,
  { routerUpdates: update }: Pick<Network, 'routerUpdates'>,
  { routerHysteresis: reach }: Settings,
): string | null {
  if (reach === 0 || undoneMerge(router.lineage, { update, reach }) === null) return null
  const lack = lackOfEvidence([router])
  return lack === null ? null : `a split would undo a merge: ${lack}`
}

/**
 * Credits that arose since the newest split or merge ask for another if they are no fewer than those that caused it, and
 * so many more than those that praise that a sign test finds it unlikely by chance: five against none, seven against one.
 * Returns what is lacking in words, or null.
 */
function lackOfEvidence(routers: readonly RouterAgent[]): string | null {
  const sum = (part: 'asking' | 'positive') => routers.reduce((all, { evidence }) => all + evidence[part], 0)
  const [asking, positive] = [sum('asking'), sum('positive')]
  const causes = Math.max(...routers.map(({ evidence }) => evidence.causes))
  // The sign test by the normal approximation, with the correction for whole numbers.
  const isUnlikely = asking - positive - 1 >= DEVIATION * Math.sqrt(asking + positive)
  return isUnlikely && asking >= causes
    ? null
    : `of the credits since then ${asking} ask for a change and ${positive} are positive, too few to tell`
}
