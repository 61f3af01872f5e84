/** A figure for a paper: its option at true size, in points. */
import type { ChartOption, FigureOf } from './figure.ts'
import { pointsOf } from './figureRenderer.ts'
import { paperTheme } from './theme.ts'

/** How a figure is set: `fontPt` is the font size in points, `widthMm` the width in millimetres. */
export interface PaperRequest {
  readonly fontPt: number
  readonly widthMm?: number
  readonly title: boolean
}

/** Space above the figure for a title, in multiples of the font size. */
const TITLE_ROOM = 2.2

/** Returns the ECharts option of a figure with the paper theme and, if wanted, a title above it. */
export function paperFigure<Data>(
  figure: FigureOf<string, Data>,
  data: Data,
  { fontPt, widthMm, title }: PaperRequest,
): ChartOption {
  const theme = paperTheme(fontPt, widthMm === undefined ? undefined : pointsOf(widthMm))
  const option = figure.option(data, theme)
  if (!title) return option
  const below = (part: unknown): unknown =>
    Array.isArray(part)
      ? part.map(below)
      : {
          ...(part as Record<string, unknown>),
          top: Number((part as { top?: number }).top ?? 0) + fontPt * TITLE_ROOM,
        }
  const own = option['title'] === undefined ? [] : [option['title']].flat()
  const main = {
    text: figure.title,
    left: 'center',
    top: fontPt * 0.6,
    padding: 0,
    textStyle: { color: theme.text, fontFamily: theme.font, fontSize: fontPt * 1.15, fontWeight: 600 },
  }
  return {
    ...option,
    grid: below(option['grid']),
    legend: below(option['legend']),
    title: own.length === 0 ? main : [main, ...own.map(below)],
  }
}
