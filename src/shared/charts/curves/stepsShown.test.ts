import { describe, expect, it } from 'vitest'
import { buildFigureRun } from '../figureRun.testing.ts'
import { roundStepAfter, stepsShown } from './stepsShown.ts'

describe('how far the axis of interactions goes', () => {
  it('is to a round step a little after the newest while a run is live', () => {
    // An eighth of 137 is 17.1, so that the axis grows in steps of 20.
    expect(stepsShown([buildFigureRun({ step: 137 }, { interactions: 600 })])).toBe(140)
    expect([1, 9, 52, 301, 9_001, 97_000].map(roundStepAfter)).toEqual([1, 10, 60, 350, 10_000, 100_000])
    expect(roundStepAfter(0)).toBe(0)
  })

  it('is never beyond the end of the run', () => {
    expect(stepsShown([buildFigureRun({ step: 595 }, { interactions: 600 })])).toBe(600)
    expect(stepsShown([buildFigureRun({ step: 59 }, { interactions: 59 })])).toBe(59)
  })

  it('is to the end of a run that has ended, and to that of the longest of several', () => {
    expect(stepsShown([buildFigureRun({ step: 487, finished: true }, { interactions: null })])).toBe(487)
    expect(
      stepsShown([
        buildFigureRun({ step: 487, finished: true }, { interactions: 487 }),
        buildFigureRun({ step: 30 }, { interactions: 600 }),
      ]),
    ).toBe(487)
    expect(stepsShown([])).toBe(1)
  })
})
