/** Figures of studies as files. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pointsOf } from '#shared/charts/figureRenderer.ts'
import { paperFigure } from '#shared/charts/paper/paperFigure.ts'
import { STUDY_FIGURES } from '#shared/charts/studies/studyFigures.ts'
import { buildEveryStudyPart } from '#shared/studies/studyResults.testing.ts'
import { createFigureRenderer } from './figureRenderer.ts'

const resources = join(import.meta.dirname, '..', '..', '..', '..', 'resources')
const size = { widthPt: pointsOf(85), heightPt: pointsOf(60) }
const facts = { title: 'study', description: 'study', createdAt: '1970-01-01T00:00:00.000Z' }

/** Without its fonts. */
const textOf = ({ bytes }: { readonly bytes: Uint8Array }) =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/<style>[^]*?<\/style>/, '')

describe('figures of a study as SVG', () => {
  it.each(Object.values(STUDY_FIGURES))('$name is drawn, with its axes as text', async (figure) => {
    const option = paperFigure(figure, buildEveryStudyPart(), { fontPt: 8, widthMm: 85, title: true })
    const svg = textOf(await createFigureRenderer(resources).svg(option, size, facts))
    expect(svg).toContain('</text>')
    expect(svg).not.toMatch(/NaN|Infinity/)
    expect(svg).not.toContain('appear')
    expect(svg.length).toBeLessThan(150_000)
  })
})
