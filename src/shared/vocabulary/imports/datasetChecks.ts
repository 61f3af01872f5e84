/** What was checked of a dataset under its own protocol: findings that can make results meaningless. */
import type { Interval, MetricName } from '../results.ts'

/** Nothing to say; worth knowing; a reason to read results with care. */
export const CHECK_LEVELS = ['fine', 'note', 'warning'] as const
export type CheckLevel = (typeof CHECK_LEVELS)[number]

/** Every check in the order in which it is shown. */
export const CHECK_IDS = [
  'unseen-test-items',
  'history-negatives',
  'repeated-titles',
  'repeated-items',
  'future-training',
  'thin-histories',
  'missing-titles',
  'most-popular-first',
  'least-popular-first',
  'unseen-first',
  'longest-title-first',
] as const
export type CheckId = (typeof CHECK_IDS)[number]

/** One finding. */
export interface DatasetCheck {
  readonly id: CheckId
  readonly title: string
  readonly level: CheckLevel
  /** What was found, with its numbers, in whole sentences. */
  readonly finding: string
  /** What to do; null where there is nothing to do. */
  readonly advice: string | null
  /** The same numbers by name: counts, or shares from 0 to 1; null where they cannot be told. */
  readonly numbers: Readonly<Record<string, number | null>>
}

/** The metrics by which shortcut rankers are judged. */
export const SHORTCUT_METRICS = ['ndcg@1', 'ndcg@5', 'ndcg@10'] as const satisfies readonly MetricName[]
export type ShortcutMetric = (typeof SHORTCUT_METRICS)[number]
export type ShortcutValues = Readonly<Record<ShortcutMetric, number>>

/** The ids of shortcut rankers, which are also the ids of their checks. */
export type ShortcutId = Extract<CheckId, `${string}-first`>

/** A shortcut ranker: it orders candidates by something that knows nothing of taste. */
export interface ShortcutResult {
  readonly id: ShortcutId
  readonly name: string
  /** Expected over all orders of equal scores, mean over the tested users. */
  readonly mean: ShortcutValues
}

/** The checks of a dataset. Candidates are those of every run on it, where the seed is that of runs. */
export interface DatasetChecks {
  readonly dataset: string
  readonly datasetHash: string
  /** Seeds the candidates, where they are sampled. */
  readonly seed: number
  readonly negatives: 'given' | 'sampled uniformly'
  /** Users with a test item. */
  readonly users: number
  /** The most candidates that a user has. */
  readonly candidates: number
  readonly checks: readonly DatasetCheck[]
  readonly shortcuts: readonly ShortcutResult[]
  /** What a uniformly random order scores on average. */
  readonly floor: ShortcutValues
  /** Where the mean of as many users lies in 95 of 100 cases, if the order is random. */
  readonly band: Readonly<Record<ShortcutMetric, Interval>>
}
