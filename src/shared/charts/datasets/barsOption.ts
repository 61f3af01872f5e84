/** A bar for each bin of a distribution. */
import type { ChartOption } from '../figure.ts'
import { axisOf, gridOf, plainFrame, valueAxis } from '../frame.ts'
import { textEm } from '../panels/textEm.ts'
import { seriesColor, type ChartTheme } from '../theme.ts'

/** The least width of a figure on screen, and what the labels of the other axis take of it, by the font size. */
const LEAST_SCREEN = 40
const BESIDE = 6

/** What is drawn. */
export interface Bars {
  readonly xName: string
  readonly yName: string
  readonly bars: readonly {
    readonly label: string
    readonly count: number
    /** Whether the bar stands for all larger values, which is drawn paler. */
    readonly open?: boolean
  }[]
}

/** Returns the chart. Labels that would overlap are left out. */
export function barsOption({ xName: x, yName: y, bars }: Bars, theme: ChartTheme): ChartOption {
  const [xName, yName] = [theme.say(x), theme.say(y)]
  const em = theme.fontSize
  const blank = bars.at(-1)?.open === true ? 0 : blankAtEnd(bars, theme)
  const formatter = (label: string, index: number) => (index < bars.length - blank ? label : '')
  return {
    ...plainFrame(theme),
    grid: { ...gridOf(theme), ...(theme.name === 'paper' ? {} : { left: em * 5.4 }) },
    legend: { show: false },
    xAxis: {
      ...axisOf(theme),
      // The last label says that its bar is open.
      axisLabel: { ...axisOf(theme).axisLabel, showMaxLabel: bars.at(-1)?.open === true, formatter },
      type: 'category',
      data: bars.map(({ label }) => label),
      name: xName,
      nameLocation: 'middle',
      nameGap: em * 2,
      splitLine: { show: false },
    },
    yAxis: { ...valueAxis(theme, { yName, yMin: 0, integerY: true }), nameGap: em * 4 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      axisPointer: { type: 'shadow' },
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
    series: [
      {
        type: 'bar',
        name: yName,
        barCategoryGap: '8%',
        barMaxWidth: em * 5,
        data: bars.map(({ count, open = false }) => ({
          value: count,
          itemStyle: { color: seriesColor(theme, 0), opacity: open ? 0.55 : 1 },
        })),
      },
    ],
  }
}

/** How many bars at the end have no room for half of their label between them and the edge of the figure. */
function blankAtEnd(bars: Bars['bars'], theme: ChartTheme): number {
  const half = Math.max(0, ...bars.map(({ label }) => textEm(label))) / 2
  const bar = ((theme.widthEm ?? LEAST_SCREEN) - BESIDE) / Math.max(1, bars.length)
  return Math.max(0, Math.ceil(half / bar - 0.5))
}
