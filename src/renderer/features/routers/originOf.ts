/** Where a router came from: the one it was split from, and those that were merged into it later. */
import type { RouterId } from '#shared/vocabulary/ids.ts'
import type { RouterLife } from '#shared/vocabulary/inspection.ts'

export interface RouterOrigin {
  /** Null for the first routers. */
  readonly splitFrom: RouterId | null
  readonly tookIn: readonly RouterId[]
}

/** The origin of a router with these parents (§2.4). `lives` may go on beyond the step at which it has them. */
export function originOf(
  { router, parents }: Pick<RouterLife, 'router' | 'parents'>,
  lives: readonly RouterLife[],
): RouterOrigin {
  const isSplitInto = (parent: RouterId) =>
    lives.some((life) => life.router === parent && life.end === 'split' && life.into.includes(router))
  const splitFrom = parents.find(isSplitInto) ?? null
  return { splitFrom, tookIn: parents.filter((parent) => parent !== splitFrom) }
}
