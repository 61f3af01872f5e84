/**
 * The geometry of the lineage: a band per router life, as wide as its community, and the splits and merges between
 * bands.
 */
import type { RouterId } from '../../vocabulary/ids.ts'
import type { RouterLife } from '../../vocabulary/inspection.ts'
import { routerLanes, splitParents } from './routerLanes.ts'

/** The life of one router as a band. */
export interface RouterBand {
  readonly router: RouterId
  readonly born: number
  /** The step at which the router ended, or the current step. */
  readonly until: number
  readonly end: RouterLife['end']
  /** Number of clients that its newest messages reached. */
  readonly clients: number
  /** Upper edge of its lane, in clients from the top of the chart. */
  readonly top: number
  readonly bottom: number
  /** The width of the band in clients, from each of these steps on. */
  readonly widths: readonly { readonly step: number; readonly clients: number }[]
}

/** A split or a merge, from one router into another. */
export interface RouterJoint {
  readonly kind: 'split' | 'merged'
  readonly step: number
  readonly from: RouterId
  readonly into: RouterId
}

/** All bands and joints of a chart. */
export interface RouterBands {
  readonly bands: readonly RouterBand[]
  readonly joints: readonly RouterJoint[]
  /** Height of all lanes together, in clients. */
  readonly height: number
}

/** Least height of a lane as a share of the mean lane; otherwise a lane is as high as its largest community. */
const LEAST_SHARE = 0.5
const GAP_SHARE = 0.12

/** Returns the geometry of the lineage; `step` is the current step. */
export function routerBands(lives: readonly RouterLife[], step: number): RouterBands {
  const parents = splitParents(lives)
  const lanes = routerLanes(lives, parents)
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
  return { bands, joints: lives.flatMap((life) => jointsOf(life, parents.get(life.router))), height: top }
}

/** The joints by which a life began, and the one by which it was merged into another. */
function jointsOf(life: RouterLife, parent: RouterLife | undefined): readonly RouterJoint[] {
  const births: RouterJoint[] = parent
    ? [{ kind: 'split', step: life.born, from: parent.router, into: life.router }]
    : []
  const [target] = life.into
  if (life.end !== 'merged' || life.ended === null || target === undefined) return births
  return [...births, { kind: 'merged', step: life.ended, from: life.router, into: target }]
}
