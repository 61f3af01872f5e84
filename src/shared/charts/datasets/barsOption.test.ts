import { expect, it } from 'vitest'
import { lightTheme } from '../theme.ts'
import { barsOption } from './barsOption.ts'

const DAYS = Array.from({ length: 20 }, (_, day) => `2014-01-${day + 10}`)

/** The labels of bars in a figure that is 30 letters wide, of which a bar has 24 / 20 = 1.2. */
function labels(open: boolean): readonly string[] {
  const bars = DAYS.map((label, index) => ({ label, count: 1, open: open && index === 19 }))
  const { xAxis } = barsOption({ xName: 'day', yName: 'interactions', bars }, { ...lightTheme, widthEm: 30 })
  const { formatter } = (xAxis as { axisLabel: { formatter: (label: string, index: number) => string } })
    .axisLabel
  return DAYS.map((label, index) => formatter(label, index))
}

it('leaves out labels of which half would go beyond the edge of the figure', () => {
  // Eight digits of 0.66 and two hyphens of 0.34: half of 5.96 is 2.5 bars, of which half a one is the label's own.
  expect(labels(false)).toEqual([...DAYS.slice(0, 18), '', ''])
  expect(labels(true)).toEqual(DAYS)
})
