/** Figures of datasets as files. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DATASET_FIGURES } from '#shared/charts/datasets/datasetFigures.ts'
import { buildDistributions } from '#shared/charts/datasets/distributions.testing.ts'
import { pointsOf } from '#shared/charts/figureRenderer.ts'
import { paperFigure } from '#shared/charts/paper/paperFigure.ts'
import { createFigureRenderer } from './figureRenderer.ts'

const resources = join(import.meta.dirname, '..', '..', '..', '..', 'resources')
const size = { widthPt: pointsOf(85), heightPt: pointsOf(60) }
const facts = { title: 'cds', description: 'cds', createdAt: '1970-01-01T00:00:00.000Z' }

/** Without its fonts. */
const textOf = ({ bytes }: { readonly bytes: Uint8Array }) =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/<style>[^]*?<\/style>/, '')

describe('figures of a dataset as SVG', () => {
  it.each(Object.values(DATASET_FIGURES))('$name is drawn, with its axes as text', async (figure) => {
    const option = paperFigure(figure, buildDistributions(), { fontPt: 8, title: false })
    const svg = textOf(await createFigureRenderer(resources).svg(option, size, facts))
    expect(svg).toContain('</text>')
    expect(svg).not.toMatch(/NaN|Infinity/)
    // As many shapes as bins, and not as interactions.
    expect(svg.length).toBeLessThan(40_000)
  })
})
