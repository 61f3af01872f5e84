/** Renders figures with ECharts, pdfkit and resvg. The same input gives the same bytes. */
import type { FigureFacts, FigureRenderer, PaperSize } from '#shared/charts/figureRenderer.ts'
import type { ChartOption } from '#shared/charts/figure.ts'
import { withEmbeddedFonts } from './fonts/embeddedFonts.ts'
import { createFontBook } from './fonts/fontBook.ts'
import { readFontFiles } from './fonts/fontFiles.ts'
import { usedLetters } from './fonts/usedLetters.ts'
import { renderPdf } from './renderPdf.ts'
import { renderPng } from './renderPng.ts'
import { prepareECharts, renderSvg } from './renderSvg.ts'

/** Creates the renderer. `resources` is the folder that ships with the workbench; its fonts are used. */
export function createFigureRenderer(resources: string): FigureRenderer {
  const book = createFontBook(readFontFiles(resources))
  prepareECharts(book)
  const drawn = (option: ChartOption, size: PaperSize, facts: FigureFacts) => {
    const svg = renderSvg(option, size, facts)
    return { svg, book, letters: usedLetters(svg, book) }
  }
  return {
    svg: async (option, size, facts) => {
      const { svg, letters } = drawn(option, size, facts)
      return { bytes: Buffer.from(await withEmbeddedFonts(svg, letters), 'utf8'), missing: letters.missing }
    },
    pdf: async (option, size, facts) => {
      const drawing = drawn(option, size, facts)
      return { bytes: await renderPdf(drawing, size, facts), missing: drawing.letters.missing }
    },
    png: async (option, size, facts) => {
      const drawing = drawn(option, size, facts)
      return { bytes: await renderPng(drawing, size, facts), missing: drawing.letters.missing }
    },
  }
}
