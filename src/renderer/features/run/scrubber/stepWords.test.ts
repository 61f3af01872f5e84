import { describe, expect, it } from 'vitest'
import type { RunStrip } from '#shared/vocabulary/recording/runStrip.ts'
import { stepWords } from './stepWords.ts'

const strip: RunStrip = {
  step: 25,
  every: 10,
  bins: [
    { judged: 10, right: 7 },
    { judged: 10, right: 3 },
    { judged: 5, right: 5 },
  ],
  updates: [
    { step: 0, count: 20, splits: 0, merges: 0, rewrites: 0 },
    { step: 20, count: 21, splits: 2, merges: 1, rewrites: 0 },
  ],
  evaluations: [{ step: 20, final: false }],
  pauses: [{ step: 21, end: 'paused', at: null, resumedAt: null }],
  finished: false,
}

describe('stepWords', () => {
  it('tells what happened at a step', () => {
    expect(stepWords(strip, 20)).toBe(
      'step 20 · 3 of 10 around it right · router-centric update: 2 splits, 1 merge, 21 routers · evaluation',
    )
    expect(stepWords(strip, 21)).toBe('step 21 · 5 of 5 around it right · the run was left here')
    expect(stepWords(strip, 0)).toBe('step 0, before the first interaction')
    expect(stepWords({ ...strip, every: 1, bins: [{ judged: 1, right: 1 }] }, 1)).toBe(
      'step 1 · predicted right',
    )
  })
})
