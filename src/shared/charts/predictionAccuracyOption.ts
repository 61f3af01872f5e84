/** How often the predicted item was the positive one (Eq. 6-7), as a moving mean. */
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { stepFrame, stepsOf, waitingFor } from './frame.ts'
import { someLearnInSteps } from './training/learnsInEpochs.ts'
import { seriesColor, type ChartTheme } from './theme.ts'

/** Interactions in the window of the moving mean. */
export const ACCURACY_WINDOW = 50

export const predictionAccuracyFigure: Figure = {
  name: 'prediction-accuracy',
  title: 'Prediction accuracy',
  explain: `Share of right predictions between the positive and the negative item (Eq. 6-7), moving mean over ${ACCURACY_WINDOW} interactions; guessing is right half of the time. Predictions that could not be read count as wrong.`,
  isFor: someLearnInSteps,
  option: predictionAccuracyOption,
  table: (runs) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'step', label: 'step', kind: 'number', decimals: 0 },
      { key: 'reward', label: 'reward', kind: 'number', decimals: 0 },
      { key: 'mean', label: `moving mean (${ACCURACY_WINDOW})`, kind: 'number', decimals: 4 },
    ],
    rows: runs.flatMap(({ label, view }) => {
      const means = movingMeans(view.rewards, ACCURACY_WINDOW)
      return view.rewards.map((reward, index) => ({
        run: label,
        step: index + 1,
        reward,
        mean: means[index] ?? null,
      }))
    }),
  }),
}

/** Returns the chart of the moving mean over steps, with the share of guessing as a reference line. */
export function predictionAccuracyOption(runs: readonly FigureRun[], theme: ChartTheme): ChartOption {
  const several = runs.length > 1
  const own = `moving mean over ${ACCURACY_WINDOW}`
  const frame = stepFrame(runs, theme, {
    yName: 'share right',
    yMin: 0,
    yMax: 1,
    legend: [...(several ? runs.map((run) => run.label) : [own]), 'guessing'],
  })
  if (runs.every((run) => run.view.rewards.length === 0))
    return { ...frame, ...waitingFor('Accuracy appears with the first predictions.', theme) }
  const chance = {
    name: 'guessing',
    type: 'line',
    symbol: 'none',
    data: [
      [0, 0.5],
      [stepsOf(runs), 0.5],
    ],
    lineStyle: { color: theme.muted, width: theme.lineWidth * 0.75, type: 'dashed' },
    itemStyle: { color: theme.muted },
  }
  const curves = runs.map(({ label, view }, index) => {
    const colour = seriesColor(theme, index)
    return {
      name: several ? label : own,
      type: 'line',
      symbol: 'none',
      sampling: 'lttb',
      data: movingMeans(view.rewards, ACCURACY_WINDOW).flatMap((mean, at) =>
        mean === null ? [] : [[at + 1, Math.round(mean * 1e4) / 1e4]],
      ),
      lineStyle: { color: colour, width: theme.lineWidth },
      itemStyle: { color: colour },
      z: 3,
    }
  })
  return { ...frame, series: [chance, ...curves] }
}

/** Returns at each place the mean of the last `window` values; null for places with fewer than ten values so far. */
export function movingMeans(values: readonly number[], window: number): readonly (number | null)[] {
  const least = Math.min(window, 10)
  let sum = 0
  return values.map((value, index) => {
    sum += value - (index >= window ? (values[index - window] ?? 0) : 0)
    const count = Math.min(index + 1, window)
    return count < least ? null : sum / count
  })
}
