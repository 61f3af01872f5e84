import { describe, expect, it } from 'vitest'
import { lightTheme, paperTheme } from '../theme.ts'
import { lastAt, nearestTo, stepTooltip, toldText } from './stepTooltip.ts'

describe('what a chart tells of a step', () => {
  it('is sorted, the greatest first, with the marker of each', () => {
    const text = toldText(1412, () => ({
      lines: [
        { name: 'Pop', text: '0.3100', order: 0.31 },
        { name: 'RecNet', text: '0.5123 [0.4800, 0.5400]', order: 0.5123, symbol: 'rect' },
      ],
      notes: ['split 2 times'],
    }))
    expect(text).toBe('step 1,412\n■ RecNet  0.5123 [0.4800, 0.5400]\nPop  0.3100\nsplit 2 times')
  })

  it('is capped, and can have no markup in it', () => {
    const lines = Array.from({ length: 14 }, (_, index) => ({
      name: `run ${index}`,
      text: '1',
      order: -index,
    }))
    const told = toldText(1, () => ({ lines, notes: [`{b|bold}\n${'x'.repeat(200)}`] })).split('\n')
    expect(told.slice(0, 2)).toEqual(['step 1', 'run 0  1'])
    expect(told[11]).toBe('and 4 more')
    expect(told[12]).toMatch(/^ b bold  x+…$/)
    expect(told[12]).toHaveLength(90)
  })

  it('is of the step under the crosshair, and paper has none', () => {
    const { tooltip } = stepTooltip(lightTheme, (step) => ({ lines: [], notes: [`asked for ${step}`] })) as {
      readonly tooltip: { formatter(found: readonly { readonly axisValue: number }[]): string }
    }
    expect(tooltip.formatter([{ axisValue: 41.6 }])).toBe('step 42\nasked for 42')
    expect(stepTooltip(paperTheme({ fontPt: 8 }), () => ({ lines: [] }))).toEqual({})
  })
})

describe('a point of a curve', () => {
  const steps = [0, 10, 30]
  it('is the nearest, or the last one before', () => {
    expect([-5, 4, 6, 21, 99].map((step) => nearestTo(steps, step, (one) => one))).toEqual([0, 0, 10, 30, 30])
    expect([-5, 0, 9, 10, 99].map((step) => lastAt(steps, step, (one) => one))).toEqual([
      undefined,
      0,
      0,
      10,
      30,
    ])
    expect(nearestTo<number>([], 1, (one) => one)).toBeUndefined()
  })
})
