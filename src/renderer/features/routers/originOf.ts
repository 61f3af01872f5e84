/** Where a router came from: the one it was split from, and those that were merged into it later. */
import { splitParent } from '#shared/charts/lineage/routerLanes.ts'
import type { RouterId } from '#shared/vocabulary/ids.ts'
import type { RouterLife } from '#shared/vocabulary/inspection.ts'

export interface RouterOrigin {
  /** Null for the first routers. */
  readonly splitFrom: RouterId | null
  readonly tookIn: readonly RouterId[]
}

/** The origin of a router (§2.4); empty where `lives` does not hold it. */
export function originOf(router: RouterId, lives: readonly RouterLife[]): RouterOrigin {
  const life = lives.find((one) => one.router === router)
  if (!life) return { splitFrom: null, tookIn: [] }
  const splitFrom = splitParent(life, lives)?.router ?? null
  return { splitFrom, tookIn: life.parents.filter((parent) => parent !== splitFrom) }
}
