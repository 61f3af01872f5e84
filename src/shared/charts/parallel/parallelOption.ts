/** Parallel coordinates: a line for each run over its settings and its results. A stretch marked on an axis lets the other runs fade. */
import type { ChartOption, FigureRun } from '../figure.ts'
import { runLooks } from '../runLooks.ts'
import type { ChartTheme } from '../theme.ts'
import { parallelAxes, type ParallelAxis } from './parallelAxes.ts'

/** Returns the option; runs look as in every other figure. */
export function parallelOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  const axes = parallelAxes(runs)
  const looks = runLooks(runs, theme)
  const { fontSize, font, text, muted } = theme
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: font, fontSize, color: text },
    parallel: { left: fontSize * 5, right: fontSize * 6, top: fontSize * 3, bottom: fontSize * 2 },
    parallelAxis: axes.map((axis, dim) => ({
      dim,
      ...scaleOf(axis),
      name: axis.name,
      nameLocation: 'end',
      nameTextStyle: { color: text, fontSize },
      axisLabel: { color: muted, fontSize: fontSize * 0.9, showMinLabel: true, showMaxLabel: true },
      axisLine: { lineStyle: { color: muted } },
      axisTick: { lineStyle: { color: muted } },
    })),
    tooltip: { renderMode: 'richText', confine: true, textStyle: { fontFamily: font, fontSize: 12 } },
    series: runs.map(({ run, label }, index) => {
      const look = looks.get(run)
      return {
        type: 'parallel',
        name: label,
        lineStyle: {
          color: look?.colour ?? text,
          type: look?.dash ?? 'solid',
          width: theme.lineWidth,
          opacity: 0.9,
        },
        inactiveOpacity: 0.1,
        smooth: false,
        // A dash is how ECharts writes that there is no value.
        data: [{ name: label, value: axes.map(({ values }) => values[index] ?? '-') }],
      }
    }),
  }
}

function scaleOf({ scale, values }: ParallelAxis): Readonly<Record<string, unknown>> {
  if (scale !== 'category') return { type: scale, scale: true }
  return { type: scale, data: [...new Set(values.filter((value) => value !== null))] }
}
