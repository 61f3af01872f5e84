/** Places for the lives of routers, one under the other: children beside their parents, nobody over anybody. */
import type { RouterId } from '../vocabulary/ids.ts'
import type { RouterLife } from '../vocabulary/inspection.ts'

/** Routers of one lane follow each other in time. */
export type RouterLane = readonly RouterLife[]

/** A lane this near to the parent is used again; else a child gets one of its own. */
const NEAR = 2

/** From top to bottom. */
export function routerLanes(lives: readonly RouterLife[]): readonly RouterLane[] {
  const lanes: RouterLife[][] = []
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
    const parent = splitParent(life, lives)
    const home = parent ? placed.get(parent.router) : undefined
    const at = home ? lanes.indexOf(home) : lanes.length
    const near = home
      ? nearest(at)
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

/** The router it was split from; routers that were merged into it later are parents as well, but not of its birth. */
export function splitParent(life: RouterLife, lives: readonly RouterLife[]): RouterLife | null {
  return (
    lives.find(
      ({ end, ended, into }) => end === 'split' && ended === life.born && into.includes(life.router),
    ) ?? null
  )
}

function nearest(at: number): readonly number[] {
  return [at, ...Array.from({ length: NEAR }, (_, away) => [at + away + 1, at - away - 1]).flat()].filter(
    (index) => index >= 0,
  )
}
