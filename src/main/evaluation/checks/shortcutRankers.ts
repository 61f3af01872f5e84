/**
 * Rankers that know nothing of taste. Where one of them finds test items, the protocol measures a shortcut: so many
 * test items are unseen in training that being unseen gives them away, or only popularity tells them from negatives.
 */
import type { ItemId } from '#shared/vocabulary/ids.ts'
import {
  SHORTCUT_METRICS,
  type ShortcutId,
  type ShortcutResult,
  type ShortcutValues,
} from '#shared/vocabulary/imports/datasetChecks.ts'
import type { MetricValues } from '#shared/vocabulary/results.ts'
import type { Breathe } from '../../ports/breather.ts'
import { metricsOfRanks, rankRange } from '#shared/evaluation/tieExpectation.ts'
import type { CheckedData } from './checkedData.ts'

interface ShortcutRanker {
  readonly id: ShortcutId
  readonly name: string
  /** Higher is better. */
  readonly scoreOf: (item: ItemId, data: CheckedData) => number
}

const RANKERS: readonly ShortcutRanker[] = [
  {
    id: 'most-popular-first',
    name: 'Most popular first',
    scoreOf: (item, { trainCounts }) => trainCounts.get(item) ?? 0,
  },
  {
    id: 'least-popular-first',
    name: 'Least popular first',
    scoreOf: (item, { trainCounts }) => -(trainCounts.get(item) ?? 0),
  },
  {
    id: 'unseen-first',
    name: 'Unseen in training first',
    scoreOf: (item, { trainCounts }) => (trainCounts.has(item) ? 0 : 1),
  },
  {
    id: 'longest-title-first',
    name: 'Longest title first',
    scoreOf: (item, { dataset }) => dataset.items.get(item)?.title.trim().length ?? 0,
  },
]

/** Evaluates every shortcut ranker on the test candidates, expected over ties. All are 0 where no user is tested. */
export async function shortcutResults(
  data: CheckedData,
  breathe: Breathe,
): Promise<readonly ShortcutResult[]> {
  const metricsOf = rememberedMetrics()
  const sums = RANKERS.map(() => SHORTCUT_METRICS.map(() => 0))
  for (const { testItem, negatives } of data.tested) {
    await breathe()
    const candidates = [testItem, ...negatives]
    for (const [index, { scoreOf }] of RANKERS.entries()) {
      const scores = candidates.map((item) => scoreOf(item, data))
      const metrics = metricsOf(scores)
      sums[index] = (sums[index] ?? []).map((sum, at) => sum + metrics[SHORTCUT_METRICS[at] ?? 'ndcg@10'])
    }
  }
  const users = Math.max(1, data.tested.length)
  return RANKERS.map(({ id, name }, index) => ({
    id,
    name,
    mean: Object.fromEntries(
      SHORTCUT_METRICS.map((metric, at) => [metric, (sums[index]?.[at] ?? 0) / users]),
    ) as ShortcutValues,
  }))
}

/** Returns the expected metrics of the first score; those of a range of ranks are computed once. */
function rememberedMetrics(): (scores: readonly number[]) => MetricValues {
  const known = new Map<string, MetricValues>()
  return (scores) => {
    const range = rankRange(scores, 0)
    const key = `${range.best} ${range.worst}`
    const metrics = known.get(key) ?? metricsOfRanks(range)
    known.set(key, metrics)
    return metrics
  }
}
