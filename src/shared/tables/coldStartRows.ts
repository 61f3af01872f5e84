/** §3.4.3, Figure 6: cold clients of one run with plain and with augmented profiles, beside random order. */
import { meanMetrics, metricsOfRank } from '../evaluation/ndcg.ts'
import type { MetricValues, RandomFloor } from '../vocabulary/results.ts'
import type { ColdStartReport } from '../vocabulary/studies/coldStart.ts'

/** One row; what belongs to both profiles of a kind stands in the first. */
export interface ColdStartRow {
  readonly key: string
  /** `cold items`, `cold users`, or empty. */
  readonly cold: string
  readonly profile: 'plain' | 'augmented' | 'random floor'
  readonly clients: number | null
  /** Rankings that the means are over: users times repetitions. */
  readonly rankings: number | null
  readonly fallbacks: number | null
  readonly unaugmented: number | null
  readonly mean: Pick<MetricValues, 'ndcg@1' | 'ndcg@5' | 'ndcg@10'>
}

/** Returns two rows for each kind of which there are any, and the floor; none where nobody is cold. */
export function coldStartRows(report: ColdStartReport, floor: RandomFloor): readonly ColdStartRow[] {
  const rows = (['items', 'users'] as const).flatMap((kind) => rowsOf(kind, report[kind]))
  const none = { clients: null, rankings: null, fallbacks: null, unaugmented: null }
  return rows.length === 0
    ? []
    : [...rows, { key: 'floor', cold: '', profile: 'random floor', ...none, mean: floor }]
}

function rowsOf(kind: 'items' | 'users', cold: ColdStartReport['items']): readonly ColdStartRow[] {
  const { clients, fallbacks, unaugmented, outcomes } = cold
  if (clients.length === 0) return []
  const mean = (profile: 'plain' | 'augmented') =>
    meanMetrics(outcomes.map((outcome) => metricsOfRank(outcome[profile])))
  const counts = {
    clients: clients.length,
    rankings: outcomes.length,
    fallbacks: fallbacks.length,
    unaugmented: unaugmented.length,
  }
  const none = { clients: null, rankings: null, fallbacks: null, unaugmented: null }
  return [
    { key: `${kind} plain`, cold: `cold ${kind}`, profile: 'plain', ...counts, mean: mean('plain') },
    { key: `${kind} augmented`, cold: '', profile: 'augmented', ...none, mean: mean('augmented') },
  ]
}
