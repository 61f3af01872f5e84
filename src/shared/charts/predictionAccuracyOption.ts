/** How often the predicted item was the positive one (Eq. 6-7), made smooth, with the raw line behind. */
import { DEFAULT_CHOICE, type FigureChoice } from '../vocabulary/figures.ts'
import type { Say } from '../vocabulary/wording/inEnglish.ts'
import { curveSeries, deviationBand, faintSeries, rounded } from './curves/curveSeries.ts'
import { meanCurve, type CurvePoint } from './curves/meanCurve.ts'
import { seedChoice } from './curves/seedChoice.ts'
import { seedGroups, type SeedGroup } from './curves/seedGroups.ts'
import { blockMeans, rawName, shortName, smoothed, smoothingName } from './curves/smoothed.ts'
import { stepsShown } from './curves/stepsShown.ts'
import { stepTooltip, type StepTold } from './curves/stepTooltip.ts'
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { stepFrame, waitingFor } from './frame.ts'
import { someLearnInSteps } from './training/learnsInEpochs.ts'
import type { ChartTheme } from './theme.ts'

const GUESSING = 'guessing'

export const predictionAccuracyFigure: Figure = {
  name: 'prediction-accuracy',
  title: 'Prediction accuracy',
  explain:
    'Share of right predictions between the positive and the negative item (Eq. 6-7), as a mean over the last n interactions, or one in which newer ones weigh more; faint behind it the means of each ten. Guessing is right half of the time. Predictions that could not be read count as wrong. Runs that differ by their seeds alone are drawn as their mean with a band of one standard deviation, and faint behind it each of them.',
  choices: (runs) => ['smoothing', 'window', ...seedChoice(runs)],
  isFor: someLearnInSteps,
  option: predictionAccuracyOption,
  table: (runs, choice = DEFAULT_CHOICE) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'step', label: 'step', kind: 'number', decimals: 0 },
      { key: 'reward', label: 'reward', kind: 'number', decimals: 0 },
      { key: 'mean', label: smoothingName(choice), kind: 'number', decimals: 4 },
    ],
    rows: runs.flatMap(({ label, view }) => {
      const means = smoothed(view.rewards, choice)
      return view.rewards.map((reward, index) => ({
        run: label,
        step: index + 1,
        reward,
        mean: means[index] ?? null,
      }))
    }),
  }),
}

/** Returns the chart of the smooth share over steps, with the share of guessing as a reference line. */
export function predictionAccuracyOption(
  runs: readonly FigureRun[],
  theme: ChartTheme,
  choice: FigureChoice = DEFAULT_CHOICE,
): ChartOption {
  const groups = seedGroups(runs, theme, choice)
  const isAlone = runs.length === 1
  const name = smoothingName(choice, theme.say)
  const guess = theme.say(GUESSING)
  const hasRaw = isAlone && choice.smoothing !== 'none'
  const labelOf = ({ label }: SeedGroup) => (isAlone ? name : label)
  const frame = stepFrame(runs, theme, {
    yName: isAlone
      ? theme.say('share right')
      : theme.say('share right, {mean}', { mean: shortName(choice, theme.say) }),
    yMin: 0,
    yMax: 1,
    legend: [...groups.map(labelOf), ...(hasRaw ? [rawName(theme.say)] : []), guess],
    symbols: isAlone ? [] : groups.map(labelOf),
  })
  if (runs.every((run) => run.view.rewards.length === 0))
    return { ...frame, ...waitingFor('Accuracy appears with the first predictions.', theme) }
  const means = new Map(runs.map(({ run, view }) => [run, smoothed(view.rewards, choice)]))
  const curves = groups.map((group) => ({
    group,
    points: group.runs.map(({ run }) => pointsOf(means.get(run))),
  }))
  return {
    ...frame,
    ...stepTooltip(theme, (step) =>
      toldAt(
        step,
        groups.map((group) => ({ ...group, label: labelOf(group) })),
        { means, say: theme.say },
      ),
    ),
    series: [
      guessing(stepsShown(runs), theme),
      ...curves.flatMap(({ group, points }) =>
        groupSeries({ ...group, label: labelOf(group) }, points, theme),
      ),
      ...(hasRaw ? rawSeries(groups, theme) : []),
    ],
  }
}

function groupSeries(
  { label, look, runs }: SeedGroup,
  curves: readonly (readonly CurvePoint[])[],
  theme: ChartTheme,
): readonly ChartOption[] {
  const [only] = curves
  const marked = runs.length > 1 || label === runs[0]?.label
  if (only && curves.length === 1) return curveSeries(label, only, { look, marked }, theme)
  const mean = meanCurve(curves)
  return [
    ...curveSeries(
      label,
      mean.map((point) => [point.x, rounded(point.mean)]),
      { look, marked },
      theme,
    ),
    deviationBand(label, mean, { look }),
    ...curves.map((curve) => faintSeries(label, curve, { look }, theme)),
  ]
}

function rawSeries(groups: readonly SeedGroup[], theme: ChartTheme): readonly ChartOption[] {
  return groups.flatMap(({ look, runs }) =>
    runs.map(({ view }) =>
      faintSeries(rawName(theme.say), pointsOf(blockMeans(view.rewards)), { look }, theme),
    ),
  )
}

function guessing(end: number, theme: ChartTheme): ChartOption {
  return {
    name: theme.say(GUESSING),
    type: 'line',
    symbol: 'none',
    data: [
      [0, 0.5],
      [end, 0.5],
    ],
    lineStyle: { color: theme.muted, width: theme.lineWidth * 0.75, type: 'dashed' },
    itemStyle: { color: theme.muted },
  }
}

function pointsOf(means: readonly (number | null)[] = []): readonly CurvePoint[] {
  return means.flatMap((mean, at) => (mean === null ? [] : [[at + 1, rounded(mean)] as const]))
}

/** The smooth share of each curve at the step, and for a run by itself whether the prediction was right. */
function toldAt(
  step: number,
  groups: readonly SeedGroup[],
  { means, say }: { readonly means: ReadonlyMap<string, readonly (number | null)[]>; readonly say: Say },
): StepTold {
  const lines = groups.flatMap(({ label, look, runs }) => {
    const found = runs.flatMap(({ run }) => means.get(run)?.[step - 1] ?? [])
    if (found.length === 0) return []
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length
    const text =
      found.length === 1
        ? mean.toFixed(3)
        : say('{mean} [{low}, {high}] least and most', {
            mean: mean.toFixed(3),
            low: Math.min(...found).toFixed(3),
            high: Math.max(...found).toFixed(3),
          })
    return [{ name: label, symbol: look.symbol, text, order: mean }]
  })
  const [only, ...others] = groups.flatMap(({ runs }) => runs)
  const reward = only?.view.rewards[step - 1]
  const notes =
    others.length > 0 || reward === undefined
      ? []
      : [say(reward === 1 ? 'this prediction was right' : 'this prediction was wrong')]
  return { lines: [...lines, { name: say(GUESSING), text: '0.500', order: 0.5 }], notes }
}
