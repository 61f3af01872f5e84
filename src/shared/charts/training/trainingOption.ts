/** Training: the loss and the NDCG of validation items after each epoch. */
import type { TrainingPoint } from '../../events/trainingPoint.ts'
import type { Say } from '../../vocabulary/wording/inEnglish.ts'
import type { ChartOption, Figure, FigureRun } from '../figure.ts'
import { axisOf, gridOf, legendOf, plainFrame, valueAxis, waitingFor } from '../frame.ts'
import { learnsInEpochs } from './learnsInEpochs.ts'
import { seriesColor, type ChartTheme } from '../theme.ts'

export const trainingFigure: Figure = {
  name: 'training',
  title: 'Training over epochs',
  explain:
    'The mean loss of each epoch (dashed, left) and NDCG@10 of the validation items after it (solid, right), for each trial of a grid search. Of several runs the best trial is drawn.',
  isFor: (runs) => runs.some(learnsInEpochs),
  option: trainingOption,
  table: (runs) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'trial', label: 'trial', kind: 'number', decimals: 0 },
      { key: 'epoch', label: 'epoch', kind: 'number', decimals: 0 },
      { key: 'loss', label: 'loss', kind: 'number', decimals: 6 },
      { key: 'validation', label: 'NDCG@10 of validation items', kind: 'number', decimals: 4 },
    ],
    rows: runs.flatMap(({ label, view }) => view.training.map((point) => ({ run: label, ...point }))),
  }),
}

interface Curve {
  readonly name: string
  readonly points: readonly TrainingPoint[]
}

/** Returns the chart: the trials of one run, or the best trial of each of several. */
export function trainingOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  const curves = curvesOf(runs.filter(learnsInEpochs), theme.say)
  const lossName = theme.say('loss')
  const isAlone = curves.length === 1
  const names = isAlone ? [lossName, 'NDCG@10'] : curves.map(({ name }) => name)
  const em = theme.fontSize
  const grid = gridOf(theme, names)
  const frame = {
    ...plainFrame(theme),
    grid: { ...grid, right: grid.left + grid.right - em * 1.6 },
    legend: legendOf(theme, names),
    xAxis: {
      ...axisOf(theme),
      type: 'value',
      name: theme.say('epochs'),
      nameLocation: 'middle',
      nameGap: em * 2,
      min: 0,
      minInterval: 1,
      splitLine: { show: false },
    },
    yAxis: [
      valueAxis(theme, { yName: lossName }),
      { ...valueAxis(theme, { yName: theme.say('NDCG@10, validation') }), splitLine: { show: false } },
    ],
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      textStyle: { fontFamily: theme.font, fontSize: 12 },
    },
  }
  if (curves.every(({ points }) => points.length === 0))
    return { ...frame, ...waitingFor('Loss and NDCG appear after the first epoch.', theme) }
  const series = curves.flatMap(({ name, points }, index) => {
    const [loss, validation] = isAlone ? [lossName, 'NDCG@10'] : [theme.say('{name}, loss', { name }), name]
    const colours = isAlone ? [index, index + 1] : [index, index]
    return [
      lineOf(loss ?? '', seriesColor(theme, colours[0] ?? 0), points, 'loss', theme),
      lineOf(validation ?? '', seriesColor(theme, colours[1] ?? 0), points, 'validation', theme),
    ]
  })
  return { ...frame, series }
}

function lineOf(
  name: string,
  colour: string,
  points: readonly TrainingPoint[],
  key: 'loss' | 'validation',
  theme: ChartTheme,
) {
  const isLoss = key === 'loss'
  const dashes = [6, 3].map((part) => (part * theme.fontSize) / 10)
  return {
    name,
    type: 'line',
    symbol: points.length === 1 ? 'circle' : 'none',
    yAxisIndex: isLoss ? 0 : 1,
    data: points.flatMap((point) => {
      const value = point[key]
      return value === null ? [] : [[point.epoch, Math.round(value * 1e6) / 1e6]]
    }),
    lineStyle: { color: colour, width: theme.lineWidth, type: isLoss ? dashes : 'solid' },
    itemStyle: { color: colour },
    z: isLoss ? 2 : 3,
  }
}

function curvesOf(runs: readonly FigureRun[], say: Say): readonly Curve[] {
  const [first, ...others] = runs
  if (first && others.length === 0) return trialsOf(first.view.training, say)
  return runs.map(({ label, view }) => ({ name: label, points: bestOf(trialsOf(view.training, say)) }))
}

function trialsOf(training: readonly TrainingPoint[], say: Say): readonly Curve[] {
  const trials = new Map<number, TrainingPoint[]>([[1, []]])
  for (const point of training) trials.set(point.trial, [...(trials.get(point.trial) ?? []), point])
  return [...trials].map(([trial, points]) => ({ name: say('trial {trial}', { trial }), points }))
}

/** The epochs of the trial with the best epoch on validation items; of the first where there are none. */
function bestOf(trials: readonly Curve[]): readonly TrainingPoint[] {
  const best = trials.map(({ points }) =>
    Math.max(...points.map(({ validation }) => validation ?? -Infinity)),
  )
  return trials[Math.max(0, best.indexOf(Math.max(...best)))]?.points ?? []
}
