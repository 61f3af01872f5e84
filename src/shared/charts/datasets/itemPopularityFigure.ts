/** Interactions of items by their rank, on two logarithmic axes. */
import type { DatasetDistributions } from '../../vocabulary/imports/datasetDistributions.ts'
import type { ChartOption, DatasetFigure } from '../figure.ts'
import { axisOf, gridOf, plainFrame, valueAxis, waitingFor } from '../frame.ts'
import { seriesColor, type ChartTheme } from '../theme.ts'

export const itemPopularityFigure: DatasetFigure = {
  name: 'item-popularity',
  title: 'Item popularity',
  explain:
    'How many interactions the item of each rank has, the most popular first; both axes are logarithmic. A straight line falls as a power law, and a long foot at one are items that nobody else took.',
  option: popularityOption,
  table: ({ popularity }) => ({
    columns: [
      { key: 'rank', label: 'rank', kind: 'number', decimals: 0 },
      { key: 'interactions', label: 'interactions', kind: 'number', decimals: 0 },
    ],
    rows: popularity.map(({ rank, interactions }) => ({ rank, interactions })),
  }),
}

function popularityOption({ popularity }: DatasetDistributions, theme: ChartTheme): ChartOption {
  if (popularity.length === 0)
    return { ...plainFrame(theme), ...waitingFor('There are no interactions.', theme) }
  const em = theme.fontSize
  const colour = seriesColor(theme, 0)
  return {
    ...plainFrame(theme),
    grid: { ...gridOf(theme), ...(theme.name === 'paper' ? {} : { left: em * 5.4, right: em * 2.4 }) },
    legend: { show: false },
    xAxis: {
      ...axisOf(theme),
      type: 'log',
      min: 1,
      name: theme.say('rank of the item'),
      nameLocation: 'middle',
      nameGap: em * 2,
    },
    yAxis: {
      ...valueAxis(theme, { yName: theme.say('interactions'), yMin: 1 }),
      type: 'log',
      nameGap: em * 4,
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
    series: [
      {
        type: 'line',
        name: theme.say('interactions'),
        symbol: 'circle',
        symbolSize: em * 0.35,
        showAllSymbol: true,
        data: popularity.map(({ rank, interactions }) => [rank, interactions]),
        lineStyle: { color: colour, width: theme.lineWidth * 0.75 },
        itemStyle: { color: colour },
      },
    ],
  }
}
