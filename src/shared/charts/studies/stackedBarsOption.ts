/** Draws lying bars that consist of parts, with their sums at their ends. */
import { formatCount, formatSignificant } from '../../quantities.ts'
import type { ChartOption } from '../figure.ts'
import { axisOf, plainFrame, waitingFor } from '../frame.ts'
import { lookIcon, seriesLook } from '../shapes/seriesLook.ts'
import { stackedPartSeries } from '../shapes/stackedPart.ts'
import type { ChartTheme } from '../theme.ts'
import { numberAxis } from '../panels/panelAxes.ts'
import { LETTER_EM, panelFrame, widthEmOf } from '../panels/panelFrame.ts'
import type { StackedRow } from './stackedRows.ts'
import { wrappedName } from '../panels/wrappedName.ts'

/** Returns the chart; with no parts, the sentence `waiting`. */
export function stackedBarsOption(
  {
    rows,
    xName,
    waiting,
  }: { readonly rows: readonly StackedRow[]; readonly xName: string; readonly waiting: string },
  theme: ChartTheme,
): ChartOption {
  if (rows.length === 0) return { ...plainFrame(theme), ...waitingFor(waiting, theme) }
  const em = theme.fontSize
  const bars = [...new Set(rows.map(({ bar }) => bar))]
  const parts = [...new Set(rows.map(({ part }) => part))].filter((part) =>
    rows.some((row) => row.part === part && row.value > 0),
  )
  const most = Math.max(10, (widthEmOf(theme) * 0.42) / LETTER_EM)
  const before = (bar: string, part: string) =>
    rows
      .filter((row) => row.bar === bar && parts.indexOf(row.part) < parts.indexOf(part))
      .reduce((sum, { value }) => sum + value, 0)
  const sums = bars.map((bar) =>
    rows.filter((row) => row.bar === bar).reduce((sum, { value }) => sum + value, 0),
  )
  return {
    ...panelFrame(theme, {
      headings: [null],
      legend: parts.map((name, index) => ({
        name: theme.say(name),
        icon: lookIcon(seriesLook(theme, index)),
      })),
    }),
    xAxis: [
      {
        ...numberAxis(theme, theme.say(xName), {
          gridIndex: 0,
          min: 0,
          boundaryGap: ['0%', '12%'],
          splitNumber: 3,
        }),
        nameGap: em * 1.9,
      },
    ],
    yAxis: [
      {
        ...axisOf(theme),
        type: 'category',
        inverse: true,
        data: bars.map((bar) => wrappedName(bar, most)),
        axisTick: { show: false },
        axisLabel: {
          ...axisOf(theme).axisLabel,
          color: theme.text,
          interval: 0,
          // A bar without its name says nothing.
          hideOverlap: false,
          lineHeight: em * 1.1,
        },
      },
    ],
    series: [
      ...parts.map((part, index) => {
        const { colour, pattern } = seriesLook(theme, index)
        const own = rows.filter((row) => row.part === part && row.value > 0)
        return stackedPartSeries(
          theme.say(part),
          own.map(({ bar, value }) => {
            const from = before(bar, part)
            return [bars.indexOf(bar), from, from + value, value]
          }),
          { colour, pattern, line: Math.max(0.5, theme.lineWidth * 0.6), gap: em * 0.3 },
        )
      }),
      {
        name: 'sum',
        type: 'scatter',
        symbolSize: 1,
        silent: true,
        tooltip: { show: false },
        itemStyle: { color: 'rgba(0,0,0,0)' },
        data: sums.map((sum, index) => ({
          value: [sum, index],
          label: {
            formatter: sum >= 100 || sum === 0 ? formatCount(sum) : formatSignificant(sum),
          },
        })),
        label: {
          show: true,
          position: 'right',
          distance: em * 0.4,
          color: theme.text,
          fontFamily: theme.font,
          fontSize: em,
        },
      },
    ],
  }
}
