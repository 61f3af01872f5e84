/** Stretches on axes of parallel coordinates, between a chart and the page. */
import { describe, expect, it, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { MarkedAxes } from '#shared/charts/parallel/markedRuns.ts'
import type { ChartInstance } from './echarts.ts'
import { useMarkedAxes } from './useMarkedAxes.ts'

function playChart() {
  let hear: (event: object) => void = () => undefined
  const dispatched = vi.fn<(action: unknown) => void>()
  const redrawn = vi.fn<() => void>()
  const instance = {
    on: (_: string, heard: (event: object) => void) => (hear = heard),
    dispatchAction: dispatched,
    setOption: redrawn,
  } as unknown as ChartInstance
  const marked = shallowRef<MarkedAxes>(new Map())
  const axes = useMarkedAxes(
    shallowRef<ChartInstance | null>(instance),
    () => marked.value,
    (axis, stretches) => (marked.value = new Map([...marked.value, [axis, stretches]])),
  )
  axes.listen(instance)
  const drag = (axis: string, intervals: unknown) => hear({ parallelAxisId: axis, intervals })
  const actions = () => dispatched.mock.calls.map(([action]) => action)
  return { drag, marked, actions, redrawn, axes }
}

describe('marked axes', () => {
  it('tell a dragged stretch from its lower to its upper end, and do not draw it again', async () => {
    const { drag, marked, actions } = playChart()
    drag('K', [[50, 5]])
    await nextTick()
    expect([...marked.value]).toEqual([['K', [[5, 50]]]])
    expect(actions()).toEqual([])
  })

  it('draw what is marked elsewhere, take away what is not marked any more, and know no axis without a name', async () => {
    const { drag, marked, actions, redrawn } = playChart()
    drag('K', [[5, 50]])
    drag(null as unknown as string, [[5, 50]])
    await nextTick()
    marked.value = new Map([['τ', [[0.1, 0.2]]]])
    await nextTick()
    expect(actions()).toEqual([
      { type: 'axisAreaSelect', parallelAxisId: 'K', intervals: [] },
      { type: 'axisAreaSelect', parallelAxisId: 'τ', intervals: [[0.1, 0.2]] },
    ])
    expect(redrawn).toHaveBeenCalledTimes(1)
  })

  it('are drawn again on axes that are new', async () => {
    const { drag, actions, axes } = playChart()
    drag('K', [[5, 50]])
    await nextTick()
    axes.place()
    expect(actions()).toEqual([{ type: 'axisAreaSelect', parallelAxisId: 'K', intervals: [[5, 50]] }])
  })
})
