import { describe, expect, it } from 'vitest'
import { buildFigureRun } from './figureRun.testing.ts'
import type { LegendPlace } from '../vocabulary/figures.ts'
import { isOverSteps, stepFrame } from './frame.ts'
import { lightTheme, paperTheme } from './theme.ts'

describe('the frame of a chart over steps', () => {
  it('goes from the first step to the last that there is', () => {
    const frame = stepFrame([buildFigureRun({ step: 600, finished: true })], lightTheme, { yName: 'y' })
    expect(frame['xAxis']).toMatchObject({ min: 0, max: 600, name: 'interactions' })
  })

  it('moves nothing', () => {
    expect(stepFrame([], lightTheme, { yName: 'y' })).toMatchObject({ animation: false })
  })

  it('makes room for the rows of the legend where it stands', () => {
    const theme = paperTheme({ fontPt: 10, widthPt: 240 })
    const grid = (legend: readonly string[], place: LegendPlace = 'top') =>
      stepFrame([], { ...theme, legend: place }, { yName: 'y', legend })['grid'] as Record<string, number>
    const four = ['first one', 'second one', 'third one', 'fourth one']
    expect(grid(['a'])['top']! - grid([])['top']!).toBeCloseTo(18.5, 9)
    // 24 em hold two names of 1.8 for the icon, about 5 for the letters and the space between them; four need two rows.
    expect(grid(four)['top']! - grid(['a'])['top']!).toBeCloseTo(18, 9)
    expect(grid(four, 'bottom')).toMatchObject({ top: 7, right: 5 })
    expect(grid(four, 'bottom')['bottom']).toBeGreaterThan(grid([])['bottom']!)
    expect(grid(four, 'right')['right']).toBeGreaterThan(80)
    for (const place of ['inside', 'none'] as const) expect(grid(four, place)).toEqual(grid([]))
  })
  it('shows a symbol in the legend only where the curve has one', () => {
    const { legend } = stepFrame([], lightTheme, { yName: 'y', legend: ['line', 'mark'], symbols: ['mark'] })
    expect(legend).toMatchObject({ data: [{ name: 'line', itemStyle: { opacity: 0 } }, { name: 'mark' }] })
  })
})

describe('the margins of a chart over steps', () => {
  const gridTo = (step: number, theme = lightTheme) =>
    stepFrame([buildFigureRun({ step, finished: true })], theme, { yName: 'y' })['grid']

  it('have room on the screen for six characters, and for half of the last step, so that nothing is laid out twice', () => {
    expect(gridTo(600)).toMatchObject({
      outerBoundsMode: 'none',
      left: 72,
      right: expect.closeTo(19.2) as number,
    })
    // “1,000,000”: nine characters of 0.32 em, half of each.
    expect(gridTo(1_000_000)).toMatchObject({
      outerBoundsMode: 'none',
      right: expect.closeTo(34.56) as number,
    })
  })

  it('are those of the labels on paper', () => {
    expect(gridTo(600, paperTheme({ fontPt: 8 }))).toMatchObject({
      outerBoundsMode: 'same',
    })
  })
})

describe('whether a place in a chart is a step', () => {
  it('is so in charts over interactions alone', () => {
    expect(isOverSteps(stepFrame([], lightTheme, { yName: 'y' }))).toBe(true)
    const theme = { ...lightTheme, say: () => '交互' }
    expect(isOverSteps(stepFrame([], theme, { yName: 'y' }))).toBe(true)
    expect(isOverSteps({ xAxis: { name: 'epochs', min: 0, max: 9 } })).toBe(false)
    expect(isOverSteps({ xAxis: [{ name: 'interactions' }] })).toBe(false)
    expect(isOverSteps({})).toBe(false)
  })
})
