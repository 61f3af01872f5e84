/** The lineage of routers in figures: a band per life, as wide as its community, and the forks and joins between them. */
import type { RouterId } from '../vocabulary/ids.ts'
import type { RouterLife } from '../vocabulary/inspection.ts'
import { routerLanes, splitParent } from './routerLanes.ts'

export interface RouterBand {
  readonly router: RouterId
  readonly born: number
  /** Step of its end, or the present. */
  readonly until: number
  readonly end: RouterLife['end']
  /** Clients that its newest messages reached. */
  readonly clients: number
  /** Of its lane, in clients from the top. */
  readonly top: number
  readonly bottom: number
  /** From which step on it is how wide, in clients. */
  readonly widths: readonly { readonly step: number; readonly clients: number }[]
}

export interface RouterJoint {
  readonly kind: 'split' | 'merged'
  readonly step: number
  readonly from: RouterId
  readonly into: RouterId
}

export interface RouterBands {
  readonly bands: readonly RouterBand[]
  readonly joints: readonly RouterJoint[]
  /** Of all lanes, in clients. */
  readonly height: number
}

/** A lane is as high as the largest community in it; no lane is lower than this share of a mean one. */
const LEAST_SHARE = 0.5
const GAP_SHARE = 0.12

/** `step` is the present. */
export function routerBands(lives: readonly RouterLife[], step: number): RouterBands {
  const lanes = routerLanes(lives)
  const largest = lanes.map((lane) =>
    Math.max(1, ...lane.flatMap(({ sizes }) => sizes.map(({ clients }) => clients))),
  )
  const mean = largest.reduce((sum, size) => sum + size, 0) / Math.max(1, lanes.length)
  const gap = mean * GAP_SHARE
  const bands: RouterBand[] = []
  let top = gap
  for (const [index, lane] of lanes.entries()) {
    const bottom = top + Math.max(largest[index] ?? 1, mean * LEAST_SHARE)
    for (const { router, born, ended, end, sizes } of lane) {
      const widths = sizes[0]?.step === born ? sizes : [{ step: born, clients: 0 }, ...sizes]
      bands.push({
        router,
        born,
        until: ended ?? step,
        end,
        clients: sizes.at(-1)?.clients ?? 0,
        top,
        bottom,
        widths,
      })
    }
    top = bottom + gap
  }
  return { bands, joints: lives.flatMap((life) => jointsOf(life, lives)), height: top }
}

/** Those by which a life began, and the one by which it was merged away. */
function jointsOf(life: RouterLife, lives: readonly RouterLife[]): readonly RouterJoint[] {
  const parent = splitParent(life, lives)
  const births: RouterJoint[] = parent
    ? [{ kind: 'split', step: life.born, from: parent.router, into: life.router }]
    : []
  const [target] = life.into
  if (life.end !== 'merged' || life.ended === null || target === undefined) return births
  return [...births, { kind: 'merged', step: life.ended, from: life.router, into: target }]
}
