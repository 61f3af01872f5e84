/** A chart as a part of a page: its line at the step that is shown, and the step that is clicked. */
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { stepFrame } from '#shared/charts/frame.ts'
import { lightTheme } from '#shared/charts/theme.ts'
import EChart from './EChart.vue'

const overSteps = stepFrame([], lightTheme, { yName: 'y' })
const click = (x: number) => Object.assign(new Event('click'), { offsetX: x, offsetY: 100 })

describe('a chart over interactions', () => {
  it('has a line at the step that is shown, which moves with it', async () => {
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers', step: 120 } })
    await nextTick()
    // Here a pixel is a step. The margins of the plot are 1.2 and 3.6 times the font size of 12.
    expect(chart.get('.step').attributes('style')).toBe('left: 120px; top: 14.4px; bottom: 43.2px;')
    await chart.setProps({ step: 300 })
    expect(chart.get('.step').attributes('style')).toContain('left: 300px')
    await chart.setProps({ step: null })
    expect(chart.find('.step').exists()).toBe(false)
  })

  it('tells the step that is clicked', () => {
    const chart = mount(EChart, { props: { option: overSteps, label: 'routers' } })
    chart.get('.chart').element.dispatchEvent(click(41.6))
    expect(chart.emitted('step')).toEqual([[42]])
  })

  it('knows no steps where the axis is another', () => {
    const option = { ...overSteps, xAxis: { type: 'value', name: 'epochs' } }
    const chart = mount(EChart, { props: { option, label: 'training', step: 3 } })
    chart.get('.chart').element.dispatchEvent(click(41.6))
    expect(chart.emitted('step')).toBeUndefined()
    expect(chart.find('.step').exists()).toBe(false)
  })
})
