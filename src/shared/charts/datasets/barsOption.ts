/** A bar for each bin of a distribution. */
import type { ChartOption } from '../figure.ts'
import { axisOf, gridOf, plainFrame, valueAxis } from '../frame.ts'
import { seriesColor, type ChartTheme } from '../theme.ts'

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
export function barsOption({ xName, yName, bars }: Bars, theme: ChartTheme): ChartOption {
  const em = theme.fontSize
  return {
    ...plainFrame(theme),
    grid: { ...gridOf(theme), ...(theme.name === 'paper' ? {} : { left: em * 5.4 }) },
    legend: { show: false },
    xAxis: {
      ...axisOf(theme),
      // The last label says that its bar is open.
      axisLabel: { ...axisOf(theme).axisLabel, showMaxLabel: bars.at(-1)?.open === true },
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
