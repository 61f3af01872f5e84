import { describe, expect, it } from 'vitest'
import { lightTheme } from '../theme.ts'
import { lookIcon, patternStrokes, seriesLook } from './seriesLook.ts'

const box = { x: 10, y: 20, width: 8, height: 4 }

describe('looks of series', () => {
  it('differ in colour and pattern, and after the last colour in pattern', () => {
    const looks = Array.from({ length: 14 }, (_, index) => seriesLook(lightTheme, index))
    expect(new Set(looks.slice(0, 7).map(({ pattern }) => pattern)).size).toBe(7)
    expect(new Set(looks.map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(14)
  })

  it('have lines that stay within their box', () => {
    for (const pattern of ['rising', 'falling', 'crossed', 'lying', 'upright'] as const) {
      const strokes = patternStrokes(pattern, box, 2)
      expect(strokes.length).toBeGreaterThan(0)
      for (const [x1, y1, x2, y2] of strokes) {
        for (const x of [x1, x2]) expect(x >= 10 - 1e-9 && x <= 18 + 1e-9).toBe(true)
        for (const y of [y1, y2]) expect(y >= 20 - 1e-9 && y <= 24 + 1e-9).toBe(true)
      }
    }
  })

  it('have icons for a legend', () => {
    expect(lookIcon({ pattern: 'full' })).toBe('path://M0,0 H18 V8 H0 Z')
    expect(lookIcon({ pattern: 'rising' })).toMatch(/^path:\/\/(M[-\d., L]+ Z ?)+$/)
  })
})
