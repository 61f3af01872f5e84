/** A chart as a part of a page: its line at the step that is shown, and the step that is clicked. */
import { mount } from '@vue/test-utils'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { buildFigureRun } from '#shared/charts/figureRun.testing.ts'
import { stepFrame } from '#shared/charts/frame.ts'
import { lightTheme } from '#shared/charts/theme.ts'
import EChart from './EChart.vue'
import { useZoom } from './zoom/useZoom.ts'

const overSteps = stepFrame([buildFigureRun({ step: 600, finished: true })], lightTheme, { yName: 'y' })
/** Charts are drawn in the next frame. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const click = (x: number) => Object.assign(new Event('click'), { offsetX: x, offsetY: 100 })

describe('a chart over interactions', () => {
  it('has a line at the step that is shown, which moves with it', async () => {
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers', step: 120 } })
    await nextFrame()
    // Here a pixel is a step. The margins of the plot are 1.2 and 3.6 times the font size of 12.
    expect(chart.get('.step').attributes('style')).toBe('left: 120px; top: 14.4px; bottom: 43.2px;')
    await chart.setProps({ step: 300 })
    expect(chart.get('.step').attributes('style')).toContain('left: 300px')
    await chart.setProps({ step: null })
    expect(chart.find('.step').exists()).toBe(false)
  })

  it('asks nothing of a chart that is not drawn, since it is out of sight', async () => {
    const far = { top: 9000, bottom: 9260 } as DOMRect
    const measured = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(far)
    onTestFinished(() => measured.mockRestore())
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers', step: 120 } })
    await chart.setProps({ step: 300 })
    expect(chart.find('.step').exists()).toBe(false)
  })

  it('tells the step that is clicked', () => {
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers' } })
    chart.get('.chart').element.dispatchEvent(click(41.6))
    expect(chart.emitted('step')).toEqual([[42]])
  })

  it('is zoomed by the wheel with Ctrl about the pointer, and shown whole again by a double click', async () => {
    const zoom = useZoom(null)
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers', zoom } })
    await nextTick()
    const wheel = (ctrlKey: boolean) =>
      Object.assign(new Event('wheel', { cancelable: true }), {
        offsetX: 150, offsetY: 100, deltaX: 0, deltaY: -1000, deltaMode: 0, ctrlKey,
      }) // prettier-ignore
    const { element } = chart.get('.chart')
    const plain = wheel(false)
    element.dispatchEvent(plain)
    // The page scrolls.
    expect([zoom.range.value, plain.defaultPrevented]).toEqual([null, false])
    const zooming = wheel(true)
    element.dispatchEvent(zooming)
    // 600 · e⁻⁴ = 11 steps, of which a quarter is before 150.
    expect([zoom.range.value, zooming.defaultPrevented]).toEqual([{ from: 147, to: 158 }, true])
    element.dispatchEvent(Object.assign(new Event('dblclick'), { offsetX: 150, offsetY: 100 }))
    expect(zoom.range.value).toBeNull()
  })

  it('shows what is marked by dragging, and moves with Shift', async () => {
    const zoom = useZoom(null)
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers', zoom } })
    await nextTick()
    const { element } = chart.get('.chart')
    Object.assign(element, { setPointerCapture: () => undefined })
    const point = (type: string, x: number, shiftKey = false) =>
      element.dispatchEvent(
        Object.assign(new Event(type), { offsetX: x, offsetY: 100, button: 0, pointerId: 1, shiftKey }),
      )
    point('pointerdown', 300)
    point('pointermove', 303)
    expect(zoom.marked.value).toBeNull()
    point('pointermove', 200)
    expect(zoom.marked.value).toEqual({ from: 200, to: 300 })
    point('pointerup', 200)
    expect([zoom.marked.value, zoom.range.value]).toEqual([null, { from: 200, to: 300 }])
    // 1200 pixels are the width here: 120 of them to the left are a tenth of the range.
    point('pointerdown', 250, true)
    point('pointermove', 130, true)
    expect(zoom.range.value).toEqual({ from: 210, to: 310 })
  })

  it('has the crosshair of the chart under the pointer', async () => {
    const zoom = useZoom(null)
    const props = { option: overSteps, label: 'routers', zoom }
    const [one, other] = [mount(EChart, { props }), mount(EChart, { props })]
    await nextFrame()
    const { element } = one.get('.chart')
    element.dispatchEvent(Object.assign(new Event('pointermove'), { offsetX: 240, offsetY: 100 }))
    await nextTick()
    expect(other.get('.cross').attributes('style')).toContain('left: 240px')
    // It has one that ECharts draws.
    expect(one.find('.cross').exists()).toBe(false)
    element.dispatchEvent(new Event('pointerleave'))
    await nextTick()
    expect(other.find('.cross').exists()).toBe(false)
  })

  it('has one zoom with the charts of its group', () => {
    const scope = effectScope()
    const [one, other, apart] = scope.run(() => [useZoom('steps'), useZoom('steps'), useZoom(null)]) ?? []
    one?.scale({ from: 0, to: 600 }, 0.5)
    expect([other?.range.value, apart?.range.value]).toEqual([{ from: 150, to: 450 }, null])
    scope.stop()
    // It lasts as long as one of them.
    expect(effectScope().run(() => useZoom('steps'))?.range.value).toBeNull()
  })

  it('knows no steps where the axis is another', () => {
    const option = { ...overSteps, xAxis: { type: 'value', name: 'epochs', min: 0, max: 9 } }
    const chart = mount(EChart, { props: { option, label: 'training', step: 3 } })
    chart.get('.chart').element.dispatchEvent(click(41.6))
    expect(chart.emitted('step')).toBeUndefined()
    expect(chart.find('.step').exists()).toBe(false)
  })
})
