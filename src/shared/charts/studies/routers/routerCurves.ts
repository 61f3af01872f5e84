/** Figure 5: the number of routers over steps, as a mean over seeds with their range, and each seed. */
import type {
  StudyBlock,
  StudyResultRow,
  StudyResults,
  StudyRun,
} from '../../../vocabulary/studies/studyResults.ts'
import { groupName } from '../barRows.ts'
import { lookIndex } from '../seriesOrder.ts'

/** The routers of one row at one point. */
export interface RouterCurve {
  readonly name: string
  /** Which look it has, from 0: that of its row in all figures. */
  readonly look: number
  /** Over all steps at which some seed changed its routers. */
  readonly points: readonly {
    readonly step: number
    readonly mean: number
    readonly low: number
    readonly high: number
  }[]
  readonly members: readonly {
    readonly seed: number
    readonly points: readonly (readonly [number, number])[]
  }[]
}

/** Returns the curves of all rows with routers. */
export function routerCurves(results: Pick<StudyResults, 'file' | 'blocks'>): readonly RouterCurve[] {
  const { blocks } = results
  return blocks
    .flatMap((block) =>
      block.rows.flatMap((row) => {
        const runs = row.runs.filter(hasRouters)
        const name = curveName(row, block, blocks)
        return runs.length === 0 ? [] : [{ name, row: row.name, ...curveOf(runs) }]
      }),
    )
    .map(({ row, ...curve }, place) => ({ ...curve, look: lookIndex(results, row, place) }))
}

/** Whether a run ever had a router. */
export function hasRouters({ routerCounts }: Pick<StudyRun, 'routerCounts'>): boolean {
  return routerCounts.some(({ count }) => count > 0)
}

/** How the curve of a row is named: by the swept value where that is all that differs, with the block where there are several. */
export function curveName(row: StudyResultRow, block: StudyBlock, blocks: readonly StudyBlock[]): string {
  const rows = new Set(blocks.flatMap((one) => one.rows.map((other) => other.row)))
  const { initialRouterCount, ...others } = row.point
  const alone = rows.size === 1 && initialRouterCount !== undefined && Object.keys(others).length === 0
  const own = alone ? `K = ${String(initialRouterCount)}` : row.name
  return blocks.length > 1 ? `${groupName(block, blocks).replaceAll('\n', ', ')}, ${own}` : own
}

function curveOf(runs: readonly StudyRun[]): Pick<RouterCurve, 'points' | 'members'> {
  const steps = [...new Set(runs.flatMap(({ routerCounts }) => routerCounts.map(({ step }) => step)))].sort(
    (a, b) => a - b,
  )
  return {
    members: runs.map(({ seed, routerCounts }) => ({
      seed,
      points: routerCounts.map(({ step, count }) => [step, count] as const),
    })),
    points: steps.map((step) => {
      const counts = runs.map((run) => countAt(run, step))
      const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
      return { step, mean, low: Math.min(...counts), high: Math.max(...counts) }
    }),
  }
}

/** Between two updates the number of routers does not change. */
function countAt({ routerCounts }: StudyRun, step: number): number {
  return (routerCounts.findLast((point) => point.step <= step) ?? routerCounts[0])?.count ?? 0
}
