/** Table 5: the paper's complexity rests on M, the routers of an update, being much smaller than N, its clients. */
import type { StudyCost } from '../vocabulary/studies/studyResults.ts'

/** From this share of N on, M is not much smaller. */
const NOT_MUCH_SMALLER = 0.25

/** N and M of one router-centric update. */
export interface UpdateSizes {
  readonly clients: number
  readonly routers: number
}

/** Returns N and M of a row where M is not much smaller than N; null where it is, or there are no such updates. */
export function crowdedRouters(
  cost: Pick<StudyCost, 'clientsPerUpdate' | 'routersPerUpdate'> | null,
): UpdateSizes | null {
  const { clientsPerUpdate: clients = null, routersPerUpdate: routers = null } = cost ?? {}
  return !clients || routers === null || routers <= NOT_MUCH_SMALLER * clients ? null : { clients, routers }
}
