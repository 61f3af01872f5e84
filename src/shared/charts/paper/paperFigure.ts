/** A figure for a paper: its option at true size, in points. */
import type { ChartOption, FigureOf } from '../figure.ts'
import { pointsOf } from '../figureRenderer.ts'
import { paperTheme, type PaperLook } from '../theme.ts'

/** How a figure is set: its looks, its width in millimetres, and whether its title stands above it. */
export interface PaperRequest extends Omit<PaperLook, 'widthPt'> {
  readonly widthMm?: number
  readonly title: boolean
}

/** Space above the figure for a title, in multiples of the font size. */
const TITLE_ROOM = 2.2

/** Returns the ECharts option of a figure with the paper theme and, if wanted, a title above it. */
export function paperFigure<Data>(
  figure: FigureOf<string, Data>,
  data: Data,
  { widthMm, title, ...look }: PaperRequest,
): ChartOption {
  const { fontPt } = look
  const theme = paperTheme({ ...look, ...(widthMm === undefined ? {} : { widthPt: pointsOf(widthMm) }) })
  const option = closeNames(figure.option(data, theme), theme.fontSize)
  if (!title) return option
  // What has nothing to draw yet has no grid and no legend.
  const below = (part: unknown): unknown =>
    part === undefined
      ? undefined
      : Array.isArray(part)
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
    legend: look.legend === 'bottom' ? option['legend'] : below(option['legend']),
    title: own.length === 0 ? main : [main, ...own.map(below)],
  }
}

/** Brings the names of y axes close to their labels: ECharts moves them away by as much as these need. */
function closeNames(option: ChartOption, em: number): ChartOption {
  if (option['yAxis'] === undefined) return option
  const close = (axis: unknown) => ({ ...(axis as Record<string, unknown>), nameGap: em * 0.7 })
  const axes = option['yAxis']
  return { ...option, yAxis: Array.isArray(axes) ? axes.map(close) : close(axes) }
}
