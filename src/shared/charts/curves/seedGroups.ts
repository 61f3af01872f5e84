/** Runs that differ by their seeds alone, drawn as one curve with a band. */
import type { Say } from '../../vocabulary/wording/inEnglish.ts'
import type { FigureChoice } from '../../vocabulary/figures.ts'
import type { FigureRun } from '../figure.ts'
import { labelled } from '../runLabels.ts'
import { datasetOf, methodOf, runLooks, type LookedRun, type RunLook } from '../runLooks.ts'
import type { ChartTheme } from '../theme.ts'

/** What is drawn as one: a run, or several of one method on one dataset. */
export interface SeedGroup {
  /** What the legend says. */
  readonly label: string
  readonly look: RunLook
  /** One for a run by itself. */
  readonly runs: readonly FigureRun[]
  /** The step up to which every run of it goes. */
  readonly end: number
}

/**
 * Returns the groups in the order of their first runs; where each seed is to be drawn, a group for each run. Runs for
 * which `apart` is different have no mean.
 */
export function seedGroups(
  runs: readonly FigureRun[],
  theme: ChartTheme,
  { seeds }: Pick<FigureChoice, 'seeds'>,
  apart: (run: FigureRun) => string = () => '',
): readonly SeedGroup[] {
  const looks = runLooks(runs, theme)
  const groups = new Map<string, FigureRun[]>()
  for (const run of runs) {
    const key = seeds === 'each' ? run.run : `${keyOf(run)} ${apart(run)}`
    groups.set(key, [...(groups.get(key) ?? []), run])
  }
  const members = [...groups.values()]
  const labels = groupLabels(members, theme.say)
  return members.map((group, index) => {
    const [first] = group
    const steps = group.map(({ view }) => view.step)
    return {
      label:
        group.length === 1
          ? (first?.label ?? '')
          : theme.say('{label}, {band}', { label: labels[index] ?? '', band: bandName(group, theme.say) }),
      look: looks.get(first?.run ?? '') ?? { colour: theme.text, dash: 'solid', symbol: 'circle' },
      runs: group,
      end: Math.min(...steps),
    }
  })
}

/** What the mean and the band of a group are called, with the step they go up to where some runs go further. */
function bandName(group: readonly FigureRun[], say: Say): string {
  const seeds = new Set(group.map(({ manifest }) => String(manifest.settings['seed'])))
  const steps = group.map(({ view }) => view.step)
  const [least, most] = [Math.min(...steps), Math.max(...steps)]
  const of = say(seeds.size === group.length ? '{count} seeds' : '{count} runs', { count: group.length })
  return least < most
    ? say('mean ± s.d. of {of} up to step {step}', { of, step: least })
    : say('mean ± s.d. of {of}', { of })
}

/** The labels of the groups, which do not name seeds. */
function groupLabels(groups: readonly (readonly FigureRun[])[], say: Say): readonly string[] {
  const keys = groups.map(([first]) => (first ? keyOf(first) : ''))
  const firsts = new Map(
    groups.flatMap(([first]) => (first ? [[keyOf(first), withoutSeed(first)] as const] : [])),
  )
  const labels = new Map(labelled([...firsts.values()], say).map((one) => [keyOf(one), one.label]))
  return keys.map((key) => labels.get(key) ?? '')
}

function keyOf(run: LookedRun): string {
  return `${methodOf(run)} ${datasetOf(run)}`
}

function withoutSeed({ run, manifest }: FigureRun) {
  return { run, manifest: { ...manifest, settings: { ...manifest.settings, seed: 0 } } }
}
