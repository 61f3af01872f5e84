import { describe, expect, it } from 'vitest'
import { namesOf, seriesOf, waitingText } from './figureRun.testing.ts'
import { scoreDistributionOption } from './scoreDistributionOption.ts'
import { darkTheme, lightTheme } from './theme.ts'

/** Bins of a tenth: four scores in [0.1, 0.2), six in [0.2, 0.3). */
const histogram = Array.from({ length: 20 }, (_, bin) => ({ 11: 4, 12: 6 })[bin] ?? 0)
const suggested = { threshold: 0.25, passRate: 0.2 }

describe('the distribution of scores', () => {
  it('is a bar for each bin, with both thresholds from the ground to the top', () => {
    const option = scoreDistributionOption({ histogram, suggested, threshold: 0.85 }, lightTheme)
    const [pairs, current, other] = seriesOf(option)
    expect(pairs?.data).toEqual([
      [0.1, 0.2, 0, 4],
      [0.2, 0.3, 0, 6],
    ])
    expect(current?.data).toEqual([
      [0.85, 0],
      [0.85, 6],
    ])
    expect(other?.data.map(([x]) => x)).toEqual([0.25, 0.25])
    expect(namesOf(option)).toEqual(['τ 0.85', 'suggested 0.25'])
    expect(option['xAxis']).toMatchObject({ min: 0.1, max: 0.9 })
  })

  it('marks one threshold where the suggestion was taken, and takes its colours from the theme', () => {
    const option = scoreDistributionOption({ histogram, suggested, threshold: 0.25 }, darkTheme)
    expect(namesOf(option)).toEqual(['τ 0.25'])
    expect(option['xAxis']).toMatchObject({ min: 0.1, max: 0.3 })
    expect(seriesOf(option)[1]).toMatchObject({ lineStyle: { color: darkTheme.series[1] } })
  })

  it('says so where nothing was scored', () => {
    const nothing = { histogram: histogram.map(() => 0), suggested: null, threshold: 0.85 }
    expect(waitingText(scoreDistributionOption(nothing, lightTheme))).toBe('No pair was scored.')
  })
})
