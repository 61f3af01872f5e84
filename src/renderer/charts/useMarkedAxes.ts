/** The stretches that are marked on the axes of parallel coordinates: told when they are dragged, and drawn when they are set elsewhere. */
import { watch, type ShallowRef } from 'vue'
import type { MarkedAxes, Stretches } from '#shared/charts/parallel/markedRuns.ts'
import type { ChartInstance } from './echarts.ts'

/** What ECharts tells of a dragged stretch. */
interface Selected {
  readonly parallelAxisId?: unknown
  readonly intervals?: unknown
}

/**
 * Follows `marked`, null for a chart without such axes, and calls `tell` with the stretches of an axis that was dragged.
 * `listen` is to be called once for an instance, and `place` after its axes were drawn anew.
 */
export function useMarkedAxes(
  chart: ShallowRef<ChartInstance | null>,
  marked: () => MarkedAxes | null,
  tell: (axis: string, stretches: Stretches) => void,
) {
  /** What the chart shows; what it told itself need not be drawn again, least of all during a drag. */
  let shown = new Map<string, string>()

  function listen(instance: ChartInstance): void {
    instance.on('axisareaselected', (event) => {
      const { parallelAxisId, intervals } = event as Selected
      if (typeof parallelAxisId !== 'string' || !Array.isArray(intervals)) return
      const stretches = (intervals as readonly (readonly number[])[]).map(
        ([one = 0, other = 0]) => [Math.min(one, other), Math.max(one, other)] as const,
      )
      shown.set(parallelAxisId, JSON.stringify(stretches))
      tell(parallelAxisId, stretches)
    })
  }

  function show(): void {
    const wanted = marked()
    const instance = chart.value
    if (wanted === null || !instance) return
    const changed = [...new Set([...shown.keys(), ...wanted.keys()])].filter(
      (axis) => (shown.get(axis) ?? '[]') !== JSON.stringify(wanted.get(axis) ?? []),
    )
    for (const axis of changed) {
      const stretches = wanted.get(axis) ?? []
      shown.set(axis, JSON.stringify(stretches))
      const action = { type: 'axisAreaSelect', parallelAxisId: axis, intervals: stretches }
      instance.dispatchAction(action, { silent: true })
    }
    // The action alone lets lines fade but draws no stretch.
    if (changed.length > 0) instance.setOption({})
  }

  watch(marked, show)
  return {
    listen,
    /** Axes that were drawn anew have nothing marked on them. */
    place: () => {
      shown = new Map()
      show()
    },
  }
}
