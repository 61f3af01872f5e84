/** §3.4.3, Figure 6: cold clients of a row with and without augmentation, over seeds and clients. */
import { forEachMetric, meanMetrics } from '#shared/evaluation/ndcg.ts'
import { METRIC_NAMES, type Interval, type MetricName } from '#shared/vocabulary/results.ts'
import type { ColdStartPair, StudyColdStart, StudyTest } from '#shared/vocabulary/studies/studyResults.ts'
import type { RandomFor } from '../../ports/random.ts'
import { holm } from '../holm.ts'
import { compareRows } from '../statistics/compareRows.ts'
import { crossedBootstrap } from '../statistics/crossedBootstrap.ts'
import type { ColdRanks } from './coldRanks.ts'
import { rowsAt, rowValues, sameRanks, tableMeans, type RankTable } from './rankTable.ts'
import type { RowRuns } from './rowRuns.ts'

type Side = 'plain' | 'augmented'

/** Computes both kinds of a row as a generator that yields before each interval and test; null where no run has them. */
export function* coldStartSteps(
  { name, runs }: RowRuns,
  cutoffs: readonly MetricName[],
  randomFor: RandomFor,
): Generator<undefined, StudyColdStart | null> {
  const reports = runs.flatMap(({ outcome }) => outcome.coldStart ?? [])
  if (reports.length === 0) return null
  const ofKind = (kind: 'items' | 'users') => {
    const streams: RandomFor = (...purpose) => randomFor('cold', kind, name, ...purpose)
    return pairSteps(
      reports.map((report) => report[kind]),
      cutoffs,
      streams,
    )
  }
  return { items: yield* ofKind('items'), users: yield* ofKind('users') }
}

/** Seeds may differ in their cold clients; means, intervals and tests are over those that all of them have. */
function* pairSteps(
  runs: readonly ColdRanks[],
  cutoffs: readonly MetricName[],
  randomFor: RandomFor,
): Generator<undefined, ColdStartPair | null> {
  const [first] = runs
  if (!first) return null
  const places = runs.map(({ clients }) => new Map(clients.map((client, index) => [client, index])))
  const shared = first.clients.filter((client) => places.every((known) => known.has(client)))
  if (shared.length === 0) return null
  const indices = places.map((known) => shared.map((client) => known.get(client) ?? 0))
  const cut = (side: Side): readonly RankTable[] =>
    runs.map((run, seed) => rowsAt(run[side], indices[seed] ?? []))
  const tables: Readonly<Record<Side, readonly RankTable[]>> = {
    plain: cut('plain'),
    augmented: cut('augmented'),
  }
  const constant = Object.values(tables).every(([base, ...rest]) =>
    rest.every((table) => base !== undefined && sameRanks(base, table)),
  )
  const counted = constant ? 1 : runs.length
  const values = (side: Side, metric: MetricName) =>
    tables[side].slice(0, counted).map((table) => rowValues(table, metric))
  const intervals: Record<Side, Partial<Record<MetricName, Interval>>> = { plain: {}, augmented: {} }
  for (const side of ['plain', 'augmented'] as const)
    for (const metric of METRIC_NAMES) {
      yield
      intervals[side][metric] = crossedBootstrap(values(side, metric), randomFor('row', side, metric))
    }
  const tests: StudyTest[] = []
  for (const metric of cutoffs) {
    yield
    const plain = values('plain', metric)
    const differences = values('augmented', metric).map((row, seed) =>
      row.map((value, client) => value - (plain[seed]?.[client] ?? 0)),
    )
    const streams = { bootstrap: randomFor('bootstrap', metric), flips: randomFor('flips', metric) }
    tests.push({
      ...{ row: 'augmented', against: 'plain', metric, pHolm: 1 },
      ...compareRows(differences, streams),
    })
  }
  const corrected = holm(tests.map(({ pValue }) => pValue))
  const mean = (of: (run: ColdRanks) => number) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length
  const intervalsOf = (side: Side) =>
    forEachMetric((metric) => intervals[side][metric] ?? { low: 0, high: 0 })
  return {
    clients: mean(({ clients }) => clients.length),
    fallbacks: mean(({ fallbacks }) => fallbacks),
    plain: meanMetrics(tables.plain.map(tableMeans)),
    augmented: meanMetrics(tables.augmented.map(tableMeans)),
    plainInterval: intervalsOf('plain'),
    augmentedInterval: intervalsOf('augmented'),
    tests: tests.map((test, index) => ({ ...test, pHolm: corrected[index] ?? 1 })),
  }
}
