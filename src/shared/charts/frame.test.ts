import { describe, expect, it } from 'vitest'
import { buildFigureRun } from './figureRun.testing.ts'
import { legendRows, stepFrame, stepsOf } from './frame.ts'
import { lightTheme, paperTheme } from './theme.ts'

describe('the frame of a chart over steps', () => {
  it('leaves room for what is to come of the longest run', () => {
    expect(
      stepsOf([
        buildFigureRun({ step: 30 }, { interactions: null }),
        buildFigureRun({}, { interactions: 20 }),
      ]),
    ).toBe(30)
    expect(stepsOf([])).toBe(1)
    expect(stepFrame([buildFigureRun()], lightTheme, { yName: 'y' })['xAxis']).toMatchObject({
      min: 0,
      max: 600,
      name: 'interactions',
    })
  })

  it('zooms on screen and not on paper, and moves nothing', () => {
    expect(stepFrame([], lightTheme, { yName: 'y' })).toHaveProperty('dataZoom')
    expect(stepFrame([], paperTheme(8), { yName: 'y' })).not.toHaveProperty('dataZoom')
    expect(stepFrame([], lightTheme, { yName: 'y' })).toMatchObject({ animation: false })
  })

  it('makes room for a row of legend for every five names', () => {
    expect(
      [undefined, [], ['a'], Array<string>(5).fill('a'), Array<string>(6).fill('a')].map(legendRows),
    ).toEqual([0, 0, 1, 1, 2])
    const top = (legend: readonly string[]) =>
      (stepFrame([], lightTheme, { yName: 'y', legend })['grid'] as { top: number }).top
    expect(top(Array<string>(6).fill('a')) - top(['a'])).toBeCloseTo(1.8 * 12, 9)
  })

  it('shows a symbol in the legend only where the curve has one', () => {
    const { legend } = stepFrame([], lightTheme, { yName: 'y', legend: ['line', 'mark'], symbols: ['mark'] })
    expect(legend).toMatchObject({ data: [{ name: 'line', itemStyle: { opacity: 0 } }, { name: 'mark' }] })
  })
})
