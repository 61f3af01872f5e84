/** Parallel coordinates: a line for each run over its settings and its results. A stretch marked on an axis lets the other runs fade. */
import type { ChartOption, FigureRun } from '../figure.ts'
import { runLooks } from '../runLooks.ts'
import { paperColor, type ChartTheme } from '../theme.ts'
import { categoriesOf } from './markedRuns.ts'
import type { ParallelAxis } from './parallelAxes.ts'

/** What is drawn, and how. */
export interface DrawnParallel {
  readonly runs: readonly FigureRun[]
  /** Of these runs, in the order in which they stand. */
  readonly axes: readonly ParallelAxis[]
  /** Runs whose lines are drawn strong; the others stand back where there are some. */
  readonly strong?: ReadonlySet<string>
  /** Runs that are left out, whose lines are as faint as those outside of a marked stretch. */
  readonly faint?: ReadonlySet<string>
  readonly theme: ChartTheme
}

const NOBODY: ReadonlySet<string> = new Set()
const FAINT = 0.1
const BACK = 0.35
const PLAIN = 0.9

/** Returns the option; runs look as in every other figure. Events name an axis by its key. */
export function parallelOption({
  runs,
  axes,
  strong = NOBODY,
  faint = NOBODY,
  theme,
}: DrawnParallel): ChartOption {
  const looks = runLooks(runs, theme)
  const { fontSize, font, text, muted } = theme
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: font, fontSize, color: text },
    parallel: { left: fontSize * 5, right: fontSize * 6, top: fontSize * 3, bottom: fontSize * 2 },
    parallelAxis: axes.map((axis, dim) => ({
      id: axis.key,
      dim,
      ...scaleOf(axis),
      name: axis.name,
      nameLocation: 'end',
      nameTextStyle: { color: text, fontSize },
      axisLabel: {
        color: muted,
        fontSize: fontSize * 0.9,
        showMinLabel: true,
        showMaxLabel: true,
        // Lines run through the labels, which stay legible by a rim.
        textBorderColor: paperColor(theme),
        textBorderWidth: 3,
      },
      axisLine: { lineStyle: { color: muted } },
      axisTick: { lineStyle: { color: muted } },
    })),
    tooltip: { renderMode: 'richText', confine: true, textStyle: { fontFamily: font, fontSize: 12 } },
    series: runs.map(({ run, label }, index) => {
      const look = looks.get(run)
      const isStrong = strong.has(run)
      const opacity = faint.has(run) ? FAINT : strong.size > 0 && !isStrong ? BACK : PLAIN
      return {
        type: 'parallel',
        name: label,
        // Strong lines lie over the others.
        z: isStrong ? 3 : 2,
        lineStyle: {
          color: look?.colour ?? text,
          type: look?.dash ?? 'solid',
          width: theme.lineWidth * (isStrong ? 2 : 1),
          opacity,
        },
        activeOpacity: opacity,
        inactiveOpacity: FAINT,
        smooth: false,
        // A dash is how ECharts writes that there is no value.
        data: [{ name: label, value: axes.map(({ values }) => values[index] ?? '-') }],
      }
    }),
  }
}

function scaleOf(axis: ParallelAxis): Readonly<Record<string, unknown>> {
  if (axis.scale !== 'category') return { type: axis.scale, scale: true }
  return { type: 'category', data: categoriesOf(axis) }
}
