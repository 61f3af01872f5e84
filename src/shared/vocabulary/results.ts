/** §3.1.3: the results of an evaluation, down to each user and repetition. */
import type { ItemId, UserId } from './ids.ts'

export const METRIC_NAMES = ['ndcg@1', 'ndcg@5', 'ndcg@10', 'hr@1', 'hr@5', 'hr@10', 'mrr'] as const
export type MetricName = (typeof METRIC_NAMES)[number]
export type MetricValues = Readonly<Record<MetricName, number>>

/** One test instance as ranked once: one user, one repetition. */
export interface RankingOutcome {
  readonly user: UserId
  /** Counts from 0; each repetition shows the candidates in another seeded order. */
  readonly repetition: number
  readonly positiveItem: ItemId
  /** 1-based rank of the positive item, or null where the recommender left it unranked (a miss). */
  readonly rank: number | null
  /** Share of the candidates that the recommender really ranked, 0..1. */
  readonly coverage: number
  /** The whole ranking, best first, for inspection. */
  readonly ranking: readonly ItemId[]
}

/** A confidence interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Results of one recommender under one protocol. */
export interface MethodReport {
  readonly method: string
  /** A warning shown wherever the results are, such as "text rules, not a language model"; otherwise null. */
  readonly caveat: string | null
  readonly users: number
  readonly repetitions: number
  readonly mean: MetricValues
  /** 95 % percentile bootstrap over users (seeded) of each mean. */
  readonly interval: Readonly<Record<MetricName, Interval>>
  readonly perRepetition: readonly MetricValues[]
  readonly coverage: number
  readonly outcomes: readonly RankingOutcome[]
}

/** A paired comparison of two methods over users (each user's mean over repetitions). */
export interface PairedTest {
  readonly method: string
  readonly against: string
  readonly metric: MetricName
  /** Mean of the per-user differences, `method` minus `against`. */
  readonly difference: number
  /** 95 % percentile bootstrap of the mean difference over users (seeded). */
  readonly interval: Interval
  /**
   * Two-sided p-value of the paired randomisation (sign-flip) test: exact for few differing users, else seeded with
   * add-one correction.
   */
  readonly pValue: number
  /** The p-value after Holm's correction over its family of tests; see `holm` of the report. */
  readonly pHolm: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

/** Expectation of a ranking in uniformly random order: the floor printed beside every result. */
export type RandomFloor = MetricValues

/** The item of a user that is ranked among its negatives: the validation item for choices, the test item for results. */
export type HeldOut = 'validation' | 'test'

/** The name in `against` where a paired test compares a method with random order. */
export const RANDOM_FLOOR = 'random floor'

/** Returns which item an evaluation ranked. */
export function heldOutOf({ heldOut = 'test' }: EvaluationReport['protocol']): HeldOut {
  return heldOut
}

/** The evaluation of several methods under one protocol, the run's method first. */
export interface EvaluationReport {
  readonly protocol: {
    readonly split: 'leave-one-out'
    /** Which item of each user was ranked. Runs from before this was said ranked test items alone. */
    readonly heldOut?: HeldOut
    readonly candidates: number
    readonly repetitions: number
    readonly users: number
    readonly negatives: 'given' | 'sampled uniformly'
    readonly seed: number
    readonly dataset: string
    readonly datasetHash: string
  }
  readonly floor: RandomFloor
  readonly methods: readonly MethodReport[]
  readonly tests: readonly PairedTest[]
  /**
   * `floor apart`: tests against methods are one family of Holm's correction, and those against the random floor, which
   * is no competitor, another. Absent in reports from before: there all tests were one family.
   */
  readonly holm?: 'floor apart'
}
