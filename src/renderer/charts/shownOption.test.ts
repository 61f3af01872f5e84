import { describe, expect, it } from 'vitest'
import { buildFigureRun } from '#shared/charts/figureRun.testing.ts'
import { stepFrame } from '#shared/charts/frame.ts'
import { lightTheme } from '#shared/charts/theme.ts'
import { shownOption } from './shownOption.ts'

const long = Array.from({ length: 20_000 }, (_, index) => [index, index % 2])
const short = [
  [0, 1],
  [20_000, 1],
]
const option = {
  ...stepFrame([buildFigureRun({ step: 20_000, finished: true })], lightTheme, { yName: 'y' }),
  series: [
    { type: 'line', data: long },
    { type: 'line', data: short },
  ],
}

describe('what is handed to ECharts', () => {
  it('is the part of the axis that is zoomed to, with lines no finer than pixels', () => {
    const { whole, zoomed } = shownOption(option, { zoomed: { from: 100, to: 300 }, width: 600 })
    expect(whole['xAxis']).toMatchObject({ name: 'interactions', min: 100, max: 300 })
    // From one point before the part to one after it.
    expect((whole['series'] as typeof option.series)[0]?.data).toEqual(long.slice(99, 302))
    // With the zoom alone only the axis and the long line change.
    expect(zoomed).toMatchObject({ xAxis: { min: 100, max: 300 }, series: [{ id: 'series 0' }] })
    const all = shownOption(option, { zoomed: null, width: 600 }).whole
    expect(all['xAxis']).toMatchObject({ min: 0, max: 20_000 })
    // 300 parts of at most four points each.
    expect((all['series'] as typeof option.series)[0]?.data.length).toBeLessThanOrEqual(1204)
  })

  it('of a chart over something else is all of it', () => {
    const other = { xAxis: { name: 'epochs' }, series: [{ type: 'line', data: long }] }
    expect(shownOption(other, { zoomed: { from: 1, to: 2 }, width: 600 }).whole).toBe(other)
  })
})
