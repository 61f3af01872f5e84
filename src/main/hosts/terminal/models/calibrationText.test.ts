import { describe, expect, it } from 'vitest'
import type { Calibration } from '#shared/vocabulary/calibration.ts'
import { calibrationText } from './calibrationText.ts'

/** Ten pairs: eight in [0, 0.5), two in [0.5, 1]. */
const found: Calibration = {
  encoder: 'hashing-512 v1',
  dataset: 'demo',
  clients: { taken: 500, known: 1200 },
  routers: 20,
  pairs: 10,
  histogram: [0, 0, 8, 2],
  quantiles: [{ quantile: 0.8, score: 0.6004 }],
  current: { threshold: 0.85, passRate: 0 },
  suggested: { threshold: 0.6, passRate: 0.2 },
}

describe('calibrationText', () => {
  it('draws the histogram with both thresholds, and ends with the command line to use', () => {
    const lines = calibrationText(found, ' --embedding bge.gguf').split('\n')
    expect(lines[1]).toContain('500 clients of which something is known, a seeded sample of 1,200: 10 pairs')
    expect(lines[2]).toContain('built-in agent’s')
    expect(lines[4]).toBe(` 0.00 to  0.50  ${'█'.repeat(40)}      8`)
    expect(lines[5]).toBe(
      ` 0.50 to  1.00  ${'█'.repeat(10).padEnd(40)}      2  ← suggested τ, τ of the settings`,
    )
    expect(lines).toContain('τ 0.85 would let 0 % of these pairs pass, τ 0.6 20 %.')
    expect(lines.at(-1)).toContain(
      'recnet run --dataset demo --embedding bge.gguf --threshold-mode absolute --routing-threshold 0.6',
    )
  })

  it('says so where nothing was scored', () => {
    const nothing = { ...found, pairs: 0, histogram: [0, 0, 0, 0], quantiles: [], suggested: null }
    expect(calibrationText(nothing)).toContain('No client shares an attribute with any router')
  })
})
