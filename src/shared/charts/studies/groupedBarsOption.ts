/** Draws grouped bars with error bars, the random floor, and published values as hollow marks. */
import { RANDOM_FLOOR } from '../../vocabulary/results.ts'
import type { ChartOption } from '../figure.ts'
import { plainFrame, waitingFor } from '../frame.ts'
import {
  barMarkSeries,
  groupedBarSeries,
  groupRuleSeries,
  MARK_ICON,
  RULE_ICON,
} from '../shapes/groupedBar.ts'
import { lookIcon, seriesLook } from '../shapes/seriesLook.ts'
import { paperColor, type ChartTheme } from '../theme.ts'
import type { BarRow } from './barRows.ts'
import { categoryAxis, numberAxis } from '../panels/panelAxes.ts'
import { panelFrame } from '../panels/panelFrame.ts'
import { NOTHING_YET } from './studyFigure.ts'

export const PAPER = 'paper'

/** How the bars are drawn. */
export interface GroupedBars {
  readonly rows: readonly BarRow[]
  readonly yName: string
  /** The series in the order of their looks; the first is the one that all is about. */
  readonly series: readonly string[]
}

/** Returns the chart; with no bars, a sentence in its place. */
export function groupedBarsOption({ rows, yName, series }: GroupedBars, theme: ChartTheme): ChartOption {
  if (rows.length === 0) return { ...plainFrame(theme), ...waitingFor(NOTHING_YET, theme) }
  const panels = [...new Set(rows.map(({ panel }) => panel))]
  const drawn = [...new Set(rows.map((row) => row.series))]
  const parts = { theme, drawn, looks: series, line: Math.max(0.5, theme.lineWidth * 0.6) }
  const hasFloor = rows.some(({ floor }) => floor !== null)
  const hasPaper = rows.some(({ paper }) => paper !== null)
  return {
    ...panelFrame(theme, {
      headings: panels.map((panel) => (panel === '' ? null : panel)),
      legend: [
        ...drawn.map((name) => ({ name, icon: lookIcon(lookOf(name, parts)) })),
        ...(hasFloor ? [{ name: theme.say(RANDOM_FLOOR), icon: RULE_ICON }] : []),
        ...(hasPaper ? [{ name: theme.say(PAPER), icon: MARK_ICON }] : []),
      ],
    }),
    xAxis: panels.map((panel, gridIndex) =>
      categoryAxis(theme, groupsOf(rows, panel), { gridIndex, share: 1 / panels.length }),
    ),
    yAxis: panels.map((_, gridIndex) =>
      numberAxis(theme, gridIndex === 0 ? yName : '', { gridIndex, min: 0 }),
    ),
    series: panels.flatMap((panel, index) =>
      seriesOfPanel(
        rows.filter((row) => row.panel === panel),
        groupsOf(rows, panel),
        parts,
      ).map((one) => ({ ...one, xAxisIndex: index, yAxisIndex: index })),
    ),
  }
}

interface Parts {
  readonly theme: ChartTheme
  readonly drawn: readonly string[]
  readonly looks: readonly string[]
  readonly line: number
}

function groupsOf(rows: readonly BarRow[], panel: string): readonly string[] {
  return [...new Set(rows.filter((row) => row.panel === panel).map(({ group }) => group))]
}

function lookOf(name: string, { theme, looks }: Pick<Parts, 'theme' | 'looks'>) {
  return seriesLook(theme, Math.max(0, looks.indexOf(name)))
}

function seriesOfPanel(
  rows: readonly BarRow[],
  groups: readonly string[],
  parts: Parts,
): readonly ChartOption[] {
  const { theme, drawn, line } = parts
  const place = (index: number) => ({
    index,
    count: drawn.length,
    line,
    gap: theme.fontSize * 0.3,
    ink: theme.text,
  })
  const paper = paperColor(theme)
  const bars = drawn.map((name, index) => {
    const { colour, pattern } = lookOf(name, parts)
    const own = rows.filter((row) => row.series === name)
    return groupedBarSeries(
      name,
      colour,
      own.map(({ group, value, low, high }) => [groups.indexOf(group), value, low, high]),
      { ...place(index), pattern },
    )
  })
  const floors = groups.flatMap((group, index) => {
    const floor = rows.find((row) => row.group === group)?.floor ?? null
    return floor === null ? [] : [[index, floor]]
  })
  const marks = drawn.flatMap((name, index) => {
    const published = rows.flatMap(({ series, group, paper: value }) =>
      series === name && value !== null ? [[groups.indexOf(group), value]] : [],
    )
    const look = { ...place(index), pattern: 'empty' as const, size: theme.fontSize * 0.36, paper }
    return published.length === 0 ? [] : [barMarkSeries(theme.say(PAPER), published, look)]
  })
  const dash = [theme.fontSize * 0.4, theme.fontSize * 0.25]
  return [
    ...bars,
    ...(floors.length === 0
      ? []
      : [groupRuleSeries(theme.say(RANDOM_FLOOR), floors, { ink: theme.text, line: line * 1.2, dash })]),
    ...marks,
  ]
}
