import { describe, expect, it } from 'vitest'
import { lightTheme } from '../theme.ts'
import { legendPlan } from './legendPlan.ts'

const LONG = 'aaaa aaaa aaaa aaaa aaaa aaaa aaaa'

/** The room above the plot of a figure that is 20 letters wide, in multiples of the font size. */
function room(...names: readonly string[]): number {
  const theme = { ...lightTheme, widthEm: 20 }
  return legendPlan(
    theme,
    names.map((name) => ({ name })),
  ).top
}

describe('the room of a legend above the plot', () => {
  it('is a line and a gap for each row of entries', () => {
    expect(room('b', 'c')).toBeCloseTo(1.85)
    // 0.57 for a letter, 1.8 for the icon, 0.6 and 0.8 around it: 8.9 em each, of 19.
    expect(room('aaaaaaaaaa', 'aaaaaaaaaa', 'aaaaaaaaaa')).toBeCloseTo(3.65)
  })

  it('is one line more where a name breaks, and the names beside it stay in rows', () => {
    // 18 em in lines of 16.2, alone in its row; three short names share the next one.
    expect(room(LONG, 'b', 'c', 'd')).toBeCloseTo(2.8 + 1.8 + 0.05)
  })

  it('counts the lines that whole words make', () => {
    // Two words of 10.26 em fit no line together, though both have 20.86 em and a line 16.2.
    const word = 'a'.repeat(18)
    expect(room(`${word} ${word} ${word}`)).toBeCloseTo(3.85)
  })
})
