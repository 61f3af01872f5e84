/** Draws a figure as SVG text with ECharts, without a browser page. */
import * as echarts from 'echarts'
import TextCache from 'zrender/lib/core/LRU.js'
import { registerCustomSeries } from '#shared/charts/customSeries.ts'
import type { ChartOption } from '#shared/charts/figure.ts'
import { millimetresOf, type FigureFacts, type PaperSize } from '#shared/charts/figureRenderer.ts'
import { withSoundKeys, type KeyedCache } from '#shared/charts/soundKeys.ts'
import type { FontBook } from './fonts/fontBook.ts'
import { escaped } from './fonts/svgTexts.ts'

/** Prepares ECharts once per process: registers our own series, and measures text with the real fonts. */
export function prepareECharts(book: FontBook): void {
  withSoundKeys(TextCache.prototype as KeyedCache)
  registerCustomSeries(echarts)
  echarts.setPlatformAPI({
    measureText: (text: string, font = '') => {
      const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)
      const bold = /\b(bold|[6-9]00)\b/.test(font.split('px')[0] ?? '')
      return { width: book.widthOf(text, { family: font, bold }) * size }
    },
  })
}

/** Returns the SVG text. One user unit is one point; width and height are written in millimetres. */
export function renderSvg(option: ChartOption, size: PaperSize, facts: FigureFacts): string {
  const chart = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: size.widthPt,
    height: size.heightPt,
  })
  try {
    chart.setOption({ ...option, animation: false })
    return finished(withoutCounters(chart.renderToSVGString()), size, facts)
  } finally {
    chart.dispose()
  }
}

/**
 * Replaces the root element, the vertical alignment of text, and hyphens before numbers by minus signs. ECharts uses `dominant-baseline`, which librsvg and
 * many LaTeX tool chains ignore; all of them understand a shift by a part of the font size.
 */
function finished(svg: string, { widthPt, heightPt }: PaperSize, facts: FigureFacts): string {
  const root =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${millimetres(widthPt)}mm" height="${millimetres(heightPt)}mm" ` +
    `viewBox="0 0 ${decimal(widthPt)} ${decimal(heightPt)}" role="img" font-family="Inter, sans-serif">\n` +
    `<title>${escaped(facts.title)}</title>\n<desc>${escaped(facts.description)}</desc>\n`
  return (
    asXml(svg)
      // A function, because names may hold what a replacement text would read as its own.
      .replace(/^[^]*?<svg[^>]*>\s*/, () => root)
      .replaceAll('dominant-baseline="central"', 'dy="0.35em"')
      .replaceAll('dominant-baseline="hanging"', 'dy="0.72em"')
      .replace(/>-(?=\d)/g, '>−')
  )
}

/** Leaves out what XML has no place for: a name may hold it, and one such character makes the whole file unreadable. */
function asXml(svg: string): string {
  return svg.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Renames the ids that ECharts counts up through the life of a process, so that the same figure has the same bytes. */
function withoutCounters(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/\bzr\d+-([\w-]+)/g, (name) => {
    if (!names.has(name)) names.set(name, `part-${names.size}`)
    return names.get(name) ?? name
  })
}

function millimetres(points: number): string {
  return decimal(millimetresOf(points))
}

function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
