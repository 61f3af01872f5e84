/** Figures of long runs as files. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CHOICE } from '#shared/vocabulary/figures.ts'
import { thinnedForPaper } from '#shared/charts/curves/thinnedForPaper.ts'
import { FIGURES } from '#shared/charts/figures.ts'
import { buildFigureRun } from '#shared/charts/figureRun.testing.ts'
import { pointsOf } from '#shared/charts/figureRenderer.ts'
import { paperTheme } from '#shared/charts/theme.ts'
import { createFigureRenderer } from './figureRenderer.ts'

const resources = join(import.meta.dirname, '..', '..', '..', '..', 'resources')
const size = { widthPt: pointsOf(85), heightPt: pointsOf(60) }
const theme = paperTheme({ fontPt: 8, widthPt: size.widthPt })
/** Rewards without chance that are right about two times of three. */
const rewards = Array.from({ length: 20_000 }, (_, index): 0 | 1 => ((index * 7919) % 1000 < 660 ? 1 : 0))
const run = buildFigureRun({ rewards, step: 20_000, finished: true }, { interactions: 20_000 })

describe('a line of 20,000 points', () => {
  const drawn = FIGURES['prediction-accuracy'].option([run], theme, DEFAULT_CHOICE)
  const { option, description } = thinnedForPaper(drawn, size.widthPt, 'demo')
  const facts = { title: 'Accuracy', description, createdAt: null }

  it('is a file of less than 300 KB, which says that lines were thinned', async () => {
    const renderer = createFigureRenderer(resources)
    const svg = (await renderer.svg(option, size, facts)).bytes
    const pdf = (await renderer.pdf(option, size, facts)).bytes
    expect(svg.length).toBeLessThan(300_000)
    expect(pdf.length).toBeLessThan(300_000)
    expect(Buffer.from(svg).toString('utf8')).toContain(
      '<desc>demo · long lines drawn with the extremes of each half point</desc>',
    )
  })

  it('is drawn whole where it is short', () => {
    const short = FIGURES['prediction-accuracy'].option(
      [buildFigureRun({ rewards: rewards.slice(0, 500), step: 500 })],
      theme,
      DEFAULT_CHOICE,
    )
    expect(thinnedForPaper(short, size.widthPt, 'demo')).toEqual({ option: short, description: 'demo' })
  })
})
