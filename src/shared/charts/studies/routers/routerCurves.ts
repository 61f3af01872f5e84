/** Figure 5: the number of routers over steps, as a mean over seeds with their range, and each seed. */
import type {
  StudyBlock,
  StudyResultRow,
  StudyResults,
  StudyRun,
} from '../../../vocabulary/studies/studyResults.ts'
import { groupName } from '../barRows.ts'

/** The routers of one row at one point. */
export interface RouterCurve {
  readonly name: string
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
export function routerCurves({ blocks }: Pick<StudyResults, 'blocks'>): readonly RouterCurve[] {
  return blocks.flatMap((block) =>
    block.rows.flatMap((row) => {
      const runs = row.runs.filter(({ routerCounts }) => routerCounts.length > 0)
      return runs.length === 0 ? [] : [curveOf(curveName(row, block, blocks), runs)]
    }),
  )
}

/** How the curve of a row is named: by the swept value where that is all that differs, with the block where there are several. */
export function curveName(row: StudyResultRow, block: StudyBlock, blocks: readonly StudyBlock[]): string {
  const rows = new Set(blocks.flatMap((one) => one.rows.map((other) => other.row)))
  const { initialRouterCount, ...others } = row.point
  const alone = rows.size === 1 && initialRouterCount !== undefined && Object.keys(others).length === 0
  const own = alone ? `K = ${String(initialRouterCount)}` : row.name
  return blocks.length > 1 ? `${groupName(block, blocks).replaceAll('\n', ', ')}, ${own}` : own
}

function curveOf(name: string, runs: readonly StudyRun[]): RouterCurve {
  const steps = [...new Set(runs.flatMap(({ routerCounts }) => routerCounts.map(({ step }) => step)))].sort(
    (a, b) => a - b,
  )
  return {
    name,
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
