/** Figure 5: the number of routers after each step, with splits, merges and rewrites. */
import type { RouterCount } from '../events/routerCounts.ts'
import type { StampedEvent } from '../events/runEvents.ts'
import { DEFAULT_CHOICE, type FigureChoice } from '../vocabulary/figures.ts'
import type { Say } from '../vocabulary/wording/inEnglish.ts'
import { curveSeries, deviationBand, faintSeries, rounded } from './curves/curveSeries.ts'
import { meanSteps, type CurvePoint } from './curves/meanCurve.ts'
import { seedChoice } from './curves/seedChoice.ts'
import { seedGroups, type SeedGroup } from './curves/seedGroups.ts'
import { lastAt, stepTooltip, type StepTold } from './curves/stepTooltip.ts'
import type { ChartOption, Figure, FigureRun } from './figure.ts'
import { stepFrame, waitingFor } from './frame.ts'
import { marksSeries } from './shapes/marks.ts'
import { someHaveRouters } from './someHaveRouters.ts'
import type { ChartTheme } from './theme.ts'

const MARKS = [
  { key: 'splits', label: 'split', shape: 'up', icon: 'triangle', colour: 'positive' },
  { key: 'merges', label: 'merge', shape: 'down', icon: 'path://M0,0 L10,0 L5,10 Z', colour: 'negative' },
  { key: 'rewrites', label: 'rewrite', shape: 'dot', icon: 'circle', colour: 'muted' },
] as const

export const routerCountFigure: Figure = {
  name: 'router-count',
  title: 'Routers over interactions',
  explain:
    'How many routers are alive after each router-centric update, with splits, merges and rewrites marked (Figure 5 of the paper).',
  choices: seedChoice,
  isFor: someHaveRouters,
  option: routerCountOption,
  table: (runs) => ({
    columns: [
      { key: 'run', label: 'run', kind: 'text' },
      { key: 'step', label: 'step', kind: 'number', decimals: 0 },
      { key: 'count', label: 'routers', kind: 'number', decimals: 0 },
      ...MARKS.map(({ key, label }) => ({ key, label: `${label}s`, kind: 'number' as const, decimals: 0 })),
    ],
    rows: runs.flatMap(({ label, view }) => view.routerCounts.map((point) => ({ run: label, ...point }))),
  }),
}

/** Returns the chart; marks are drawn for a single run only. */
export function routerCountOption(
  runs: readonly FigureRun[],
  theme: ChartTheme,
  choice: FigureChoice = DEFAULT_CHOICE,
): ChartOption {
  const isAlone = runs.length === 1
  const groups = seedGroups(runs, theme, choice).map((group) => ({
    ...group,
    label: isAlone ? theme.say('routers') : group.label,
  }))
  const names = groups.map(({ label }) => label)
  const frame = stepFrame(runs, theme, {
    yName: theme.say('routers'),
    yMin: 0,
    integerY: true,
    legend: isAlone
      ? [...names, ...MARKS.map(({ label, icon }) => ({ name: theme.say(label), icon }))]
      : names,
    symbols: isAlone ? [] : names,
  })
  if (runs.every((run) => run.view.routerCounts.length === 0))
    return { ...frame, ...waitingFor('Routers appear when the first profiles are written.', theme) }
  return {
    ...frame,
    ...stepTooltip(theme, (step) => toldAt(step, groups, theme)),
    series: [
      ...groups.flatMap((group) => groupSeries(group, !isAlone, theme)),
      ...(isAlone
        ? runs.flatMap(({ view }) => MARKS.map((mark) => marksOf(view.routerCounts, mark, theme)))
        : []),
    ],
  }
}

function groupSeries(
  { label, look, runs, end }: SeedGroup,
  marked: boolean,
  theme: ChartTheme,
): readonly ChartOption[] {
  const curves = runs.map(pointsOf)
  const [only] = curves
  if (only && curves.length === 1) return curveSeries(label, only, { look, marked, steps: true }, theme)
  const mean = meanSteps(curves, end)
  return [
    ...curveSeries(
      label,
      mean.map((point) => [point.x, rounded(point.mean)]),
      { look, marked, steps: true },
      theme,
    ),
    deviationBand(label, mean, { look, steps: true }),
    ...curves.map((curve) => faintSeries(label, curve, { look, steps: true }, theme)),
  ]
}

/** The counts up to the newest step: between two updates the number of routers does not change. */
function pointsOf({ view }: FigureRun): readonly CurvePoint[] {
  const points = view.routerCounts.map(({ step, count }) => [step, count] as const)
  const last = view.routerCounts.at(-1)
  return last && view.step > last.step ? [...points, [view.step, last.count]] : points
}

/** The routers of each run at the step, and for a run by itself what happened in the update that it is of. */
function toldAt(step: number, groups: readonly SeedGroup[], { say }: ChartTheme): StepTold {
  const found = groups.flatMap(({ label, look, runs }) => {
    const counts = runs.flatMap(({ view }) => lastAt(view.routerCounts, step, (point) => point.step) ?? [])
    return counts.length === 0 ? [] : [{ label, look, counts }]
  })
  const lines = found.map(({ label, look, counts }) => {
    const mean = counts.reduce((sum, { count }) => sum + count, 0) / counts.length
    const text = counts.length === 1 ? String(mean) : mean.toFixed(1)
    return { name: label, symbol: look.symbol, text, order: mean }
  })
  const [only] = found
  const update = groups.length === 1 && only?.counts.length === 1 ? only.counts[0] : undefined
  const [run] = groups.flatMap(({ runs }) => runs)
  return { lines, notes: update && run ? updateNotes(update, run, say) : [] }
}

/** How often what happened in an update; and of which routers and why, where the run still holds it. */
function updateNotes(update: RouterCount, { view }: FigureRun, say: Say): readonly string[] {
  const counted = MARKS.flatMap(({ key, label }) => {
    const times = update[key]
    return times > 0
      ? [say('{what}: {times} in step {step}', { what: say(label), times, step: update.step })]
      : []
  })
  return [
    ...counted,
    ...view.feed.filter(({ step }) => step === update.step).flatMap((event) => routerNote(event, say)),
  ]
}

/** What a fact says of a split, a merge or a rewrite: the routers, and how many gradients asked for it. */
function routerNote(event: StampedEvent, say: Say): readonly string[] {
  switch (event.type) {
    case 'router-split':
      return [
        say('{router} became {into}, {because}', {
          router: event.router,
          into: event.into.map(({ router }) => router).join(say(' and ')),
          because: causesOf(event, say),
        }),
      ]
    case 'routers-merged':
      return [
        say('{router} went into {target}, {because}', {
          ...{ router: event.router, target: event.target, because: causesOf(event, say) },
        }),
      ]
    case 'router-rewritten':
      return [say('{router} rewritten, {because}', { router: event.router, because: causesOf(event, say) })]
    default:
      return []
  }
}

function causesOf({ causes }: { readonly causes: readonly unknown[] }, say: Say): string {
  const gradients = causes.length
  return say(gradients === 1 ? 'because of {gradients} gradient' : 'because of {gradients} gradients', {
    gradients,
  })
}

function marksOf(
  points: readonly RouterCount[],
  { key, label, shape, colour }: (typeof MARKS)[number],
  theme: ChartTheme,
): ChartOption {
  const marked = points
    .filter((point) => point[key] > 0)
    .map((point) => [point.step, point.count, point[key]] as const)
  const size = theme.fontSize * (shape === 'dot' ? 0.35 : 0.6)
  return {
    ...marksSeries(theme.say(label), marked, { shape, size, colour: theme[colour] }),
    z: shape === 'dot' ? 4 : 5,
  }
}
