/** Differences between two methods by user: one bar per user, the largest gain first, with the mean as a line. */
import type { UserDifference } from '../../evaluation/userDifferences.ts'
import { signedText } from '../../tables/cells/valueTexts.ts'
import type { ChartOption } from '../figure.ts'
import { axisOf, gridOf, plainFrame, valueAxis } from '../frame.ts'
import type { ChartTheme } from '../theme.ts'

/** What the chart shows. */
export interface UserDifferences {
  /** The differences, largest gain first. */
  readonly differences: readonly UserDifference[]
  /** What the differences are of: `NDCG@10, RecNet − Pop`. */
  readonly what: string
  readonly chosen: string | null
}

/** Returns the chart. The name of a bar is its user, so that a click on it can select the user. */
export function userDifferencesOption(
  { differences, what, chosen }: UserDifferences,
  theme: ChartTheme,
): ChartOption {
  const em = theme.fontSize
  const isPaper = theme.name === 'paper'
  const mean =
    differences.reduce((sum, { difference }) => sum + difference, 0) / Math.max(1, differences.length)
  return {
    ...plainFrame(theme),
    // On paper the mean stands within the plot, since every millimetre of width counts.
    grid: isPaper ? gridOf(theme) : { left: em * 4.4, right: em * 8, top: em, bottom: em * 2.4 },
    xAxis: {
      ...axisOf(theme),
      type: 'category',
      data: differences.map(({ user }) => user),
      name: theme.say('{users} users, largest gain first', { users: differences.length }),
      nameLocation: 'middle',
      nameGap: em * 0.8,
      axisLabel: { show: false },
      axisTick: { show: false },
    },
    yAxis: valueAxis(theme, { yName: what, ...(differences.length === 0 ? { yMin: -1, yMax: 1 } : {}) }),
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
    series: [
      {
        type: 'bar',
        name: what,
        barCategoryGap: '15%',
        barMinHeight: isPaper ? 0.5 : 2,
        data: differences.map(({ user, difference }) => ({
          name: user,
          value: Number(difference.toFixed(4)),
          itemStyle: {
            color:
              user === chosen
                ? theme.text
                : difference > 0
                  ? theme.positive
                  : difference < 0
                    ? theme.negative
                    : theme.muted,
          },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          data: differences.length === 0 ? [] : [{ yAxis: Number(mean.toFixed(4)) }],
          lineStyle: { color: theme.text, type: 'dashed', width: theme.lineWidth * 0.75 },
          label: {
            formatter: theme.say('mean {value}', { value: signedText(mean, 4) }),
            ...(isPaper ? { position: 'insideEndTop' } : {}),
            color: theme.text,
            fontFamily: theme.font,
            fontSize: em,
          },
        },
      },
    ],
  }
}
