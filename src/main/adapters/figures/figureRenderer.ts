/** Renders figures with ECharts, pdfkit and resvg. The same input gives the same bytes. */
import type { FigureRenderer } from '#shared/charts/figureRenderer.ts'
import { readFontFiles } from './fontFiles.ts'
import { renderPdf } from './renderPdf.ts'
import { renderPng } from './renderPng.ts'
import { prepareECharts, renderSvg } from './renderSvg.ts'

/** Creates the renderer. `resources` is the folder that ships with the workbench; its fonts are used. */
export function createFigureRenderer(resources: string): FigureRenderer {
  const fonts = readFontFiles(resources)
  prepareECharts(fonts)
  return {
    svg: async (option, size, facts) => Buffer.from(renderSvg(option, size, facts), 'utf8'),
    pdf: (option, size, facts) => renderPdf(renderSvg(option, size, facts), size, facts, fonts),
    png: (option, size, facts) => renderPng(renderSvg(option, size, facts), size, facts, fonts),
  }
}
