/** Lanes for the lives of routers: children lie beside their parents and no two lives overlap. */
import type { RouterId } from '../../vocabulary/ids.ts'
import type { RouterLife } from '../../vocabulary/inspection.ts'

/** The routers of one lane, one after the other in time. */
export type RouterLane = readonly RouterLife[]

/** A free lane at most this far from the parent's is used again; otherwise a child gets a new one, as long as there are not enough. */
const NEAR = 2
/** Enough lanes are half as many again as routers were ever alive at once: in a long run each has many routers, one after the other. */
const ENOUGH = 1.5

/** Returns the lanes from top to bottom. `parents` are those of the same lives. */
export function routerLanes(
  lives: readonly RouterLife[],
  parents: ReadonlyMap<RouterId, RouterLife> = splitParents(lives),
): readonly RouterLane[] {
  const lanes: RouterLife[][] = []
  const enough = Math.ceil(mostAlive(lives) * ENOUGH)
  const placed = new Map<RouterId, RouterLife[]>()
  const put = (life: RouterLife, lane: RouterLife[]) => {
    lane.push(life)
    placed.set(life.router, lane)
  }
  const isFree = (lane: readonly RouterLife[] | undefined, step: number) => {
    const last = lane?.at(-1)
    return last !== undefined && last.ended !== null && last.ended <= step
  }
  for (const life of [...lives].sort((a, b) => a.born - b.born)) {
    const parent = parents.get(life.router)
    const home = parent ? placed.get(parent.router) : undefined
    const at = home ? lanes.indexOf(home) : lanes.length
    const near = home
      ? nearest(at, lanes.length < enough ? NEAR : lanes.length)
          .map((index) => lanes[index])
          .find((lane) => isFree(lane, life.born))
      : undefined
    if (near) {
      put(life, near)
    } else {
      const lane: RouterLife[] = []
      lanes.splice(home ? at + 1 : at, 0, lane)
      put(life, lane)
    }
  }
  return lanes
}

/**
 * Returns the router that each was split from, by the router; the first ones have none. Routers that were merged into it later are
 * among its parents too, but not of its birth.
 */
export function splitParents(lives: readonly RouterLife[]): ReadonlyMap<RouterId, RouterLife> {
  return new Map(
    lives.flatMap((life) => (life.end === 'split' ? life.into.map((child) => [child, life] as const) : [])),
  )
}

function nearest(at: number, reach: number): readonly number[] {
  return [at, ...Array.from({ length: reach }, (_, away) => [at + away + 1, at - away - 1]).flat()].filter(
    (index) => index >= 0,
  )
}

/** The most routers that were alive at once. One that ends at a step makes room for one that is born at it. */
function mostAlive(lives: readonly RouterLife[]): number {
  const changes = lives
    .flatMap(({ born, ended }) => [
      { step: born, by: 1 },
      ...(ended === null ? [] : [{ step: ended, by: -1 }]),
    ])
    .sort((a, b) => a.step - b.step || a.by - b.by)
  let [alive, most] = [0, 0]
  for (const { by } of changes) {
    alive += by
    most = Math.max(most, alive)
  }
  return most
}
