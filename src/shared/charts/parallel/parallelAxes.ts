/** The axes of parallel coordinates: what differs between runs on the left, what they found on the right. */
import { totalCalls } from '../../events/callCounts.ts'
import { measuredLambda } from '../../events/foldRun.ts'
import { namedLanguageModels } from '../../vocabulary/manifest.ts'
import type { SettingValue } from '../../vocabulary/runs.ts'
import { allSettingsTable } from '../../vocabulary/settings/allSettings.ts'
import { hasSeveralValues } from '../../vocabulary/settings/hasSeveralValues.ts'
import { settingSign } from '../../vocabulary/settings/settingSign.ts'
import type { FigureRun } from '../figure.ts'

/** One axis, with the value of each run in their order; null where a run has none. */
export interface ParallelAxis {
  /** What the axis is known by in an address. */
  readonly key: string
  readonly name: string
  /** `log` for positive numbers that span much; `category` for what is no number. */
  readonly scale: 'value' | 'log' | 'category'
  readonly values: readonly (number | string | null)[]
}

/** From this ratio of the largest value to the smallest on, equal steps of a linear axis would hide the small ones. */
const LOG_FROM = 50
/** The results that have an axis. */
export const PARALLEL_METRICS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const

/** Returns the axes; one on which all runs have the same value is left out, unless it is a metric. */
export function parallelAxes(runs: readonly FigureRun[]): readonly ParallelAxis[] {
  const axis = (key: string, name: string, read: (run: FigureRun) => number | string | null) =>
    axisOf({ key, name }, runs.map(read))
  const about = [
    axis('dataset', 'Dataset', ({ manifest }) => manifest.dataset.name),
    axis('method', 'Method', ({ manifest }) => manifest.variant),
    axis('model', 'Model', ({ manifest }) => namedLanguageModels(manifest).name),
    ...allSettingsTable()
      .filter(({ name }) => hasSeveralValues(name, runs))
      .map(({ name }) =>
        axis(name, settingSign(name), ({ manifest }) => plainValue(name, manifest.settings[name])),
      ),
    axis('lambda', 'λ', ({ view }) => measuredLambda(view)),
    axis('calls', 'Calls', ({ view }) => totalCalls(view.calls).calls),
  ].filter(({ values }) => new Set(values).size > 1)
  const found = PARALLEL_METRICS.map((metric) =>
    axis(
      metric,
      metric.toUpperCase(),
      ({ view }) => view.evaluations.at(-1)?.methods[0]?.mean[metric] ?? null,
    ),
  )
  return [...about, ...found]
}

function axisOf(named: Pick<ParallelAxis, 'key' | 'name'>, values: ParallelAxis['values']): ParallelAxis {
  const present = values.filter((value) => value !== null)
  const numbers = present.filter((value) => typeof value === 'number')
  if (numbers.length < present.length)
    return {
      ...named,
      scale: 'category',
      values: values.map((value) => (value === null ? null : `${value}`)),
    }
  const lowest = Math.min(...numbers)
  return {
    ...named,
    scale: lowest > 0 && Math.max(...numbers) / lowest >= LOG_FROM ? 'log' : 'value',
    values,
  }
}

/** A seed is a name and no amount, so that it is a category. */
function plainValue(name: string, value: SettingValue | undefined): number | string | null {
  if (value === undefined) return null
  return typeof value === 'number' && name !== 'seed' ? value : String(value)
}
