/** What a study found: blocks of rows under one protocol, with statistics over seeds and users. */
import type { CallsByPrompt } from '../../events/runEvents.ts'
import type { RouterCount } from '../../events/routerCounts.ts'
import type { DatasetChecks } from '../imports/datasetChecks.ts'
import type { EvaluationReport, HeldOut, Interval, MetricName, MetricValues } from '../results.ts'
import type { RunId, Settings } from '../runs.ts'
import type { ComplexityLaw } from './complexityLaw.ts'
import type { StudyFile } from './studyFile.ts'
import type { StudyId } from './studies.ts'

/** The results of a study, as far as its runs have been evaluated. */
export interface StudyResults {
  readonly study: StudyId
  readonly file: StudyFile
  /** Cells that are evaluated, of all; the results are partial while they differ. */
  readonly evaluated: number
  readonly cells: number
  /** One for each dataset and backbone, in the order of the file. */
  readonly blocks: readonly StudyBlock[]
  /** What must be known to read the results, in sentences: caveats of the models, of the paper's values, of what failed. */
  readonly notes: readonly string[]
}

/** The rows of one dataset and backbone: all ranked the same items among the same candidates. */
export interface StudyBlock {
  readonly dataset: string
  readonly model: string
  /** The protocol of the tested row, or of the first evaluated row while that has none; its seed is its first. */
  readonly protocol: EvaluationReport['protocol'] | null
  readonly floor: MetricValues | null
  /** In the order of the file, and within a row in the order of the points. */
  readonly rows: readonly StudyResultRow[]
  /** The tested row against every other row, and against the random floor. */
  readonly tests: readonly StudyTest[]
  /** Best and second best of each cutoff, where tests allow to say so. */
  readonly marks: readonly StudyMark[]
  /** How calls grow, where its runs allow to fit it. */
  readonly laws: readonly ComplexityLaw[]
  /** What this block supports, in plain sentences. */
  readonly summary: readonly string[]
  /** The shortcut rankers on the same candidates; null where they could not be computed, which a note says. */
  readonly shortcuts: Pick<DatasetChecks, 'checks' | 'shortcuts' | 'floor' | 'band'> | null
  readonly notes: readonly string[]
}

/** One row at one point: its runs over the seeds. */
export interface StudyResultRow {
  /** The label, with the point where the row has several: `RecNet, τ 0.85`. Distinct within a block. */
  readonly name: string
  readonly row: string
  readonly point: Settings
  readonly variant: string
  /** What must be said wherever the results are: `text rules, not a language model`. */
  readonly caveat: string | null
  readonly languageModel: string
  readonly embeddingModel: string
  readonly runs: readonly StudyRun[]
  /** Which item of each user was ranked; null before the first evaluation. */
  readonly heldOut: HeldOut | null
  readonly users: number
  /** Seeds that the row can differ in: 1 where all of them gave the same rankings. */
  readonly effectiveSeeds: number
  /** Repetitions likewise. Those that cannot differ are no repetitions. */
  readonly effectiveRepetitions: number
  /** Means over seeds, users and repetitions; null before the first evaluation. */
  readonly mean: MetricValues | null
  /** 95 % bootstrap intervals over seeds and users together. */
  readonly interval: Readonly<Record<MetricName, Interval>> | null
  readonly coverage: number | null
  readonly cost: StudyCost | null
  /** Cold-start items and users with and without augmentation; null where it was not evaluated. */
  readonly coldStart: StudyColdStart | null
}

/** One run of a row. */
export interface StudyRun {
  readonly run: RunId
  readonly seed: number
  /** Whether the run has finished; else its newest evaluation stands here. */
  readonly final: boolean
  readonly mean: MetricValues
  /** The number of routers after each router-centric update; empty without routers. */
  readonly routerCounts: readonly RouterCount[]
}

/** A test of one row against another, or against the random floor. */
export interface StudyTest {
  readonly row: string
  /** The name of the other row, or `random floor`. */
  readonly against: string
  readonly metric: MetricName
  /** The mean difference over seeds and users, `row` minus `against`. */
  readonly difference: number
  /** 95 % interval of the difference: that of the t-test, or the bootstrap interval over users, as `over` says. */
  readonly interval: Interval
  /**
   * `seeds and users`: the two-way t-test, which covers both. `users`: the sign-flip test over users, where there is one
   * effective seed; what it finds holds for that seed.
   */
  readonly over: 'seeds and users' | 'users'
  /**
   * The statistic of the t-test, and the degrees of freedom for which Student's 97.5 % point is its critical value; null
   * for the sign-flip test.
   */
  readonly t: number | null
  readonly degrees: number | null
  readonly pValue: number
  /** After Holm's correction over its family: all tests of the block against rows, or those against the floor. */
  readonly pHolm: number
  /** The mean of the users' differences over their standard deviation; null where they do not vary. */
  readonly effect: number | null
  /** The share of users with a higher value, ties counted half. */
  readonly superiority: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** The smallest difference that such a test finds with a power of 80 % at 5 %; null where it cannot be told. */
  readonly detectable: number | null
}

/** Which rows are best and second best at one cutoff. */
export interface StudyMark {
  readonly metric: MetricName
  /** By the paper's convention: the highest means, whether or not they can be told apart. */
  readonly highest: string | null
  readonly secondHighest: string | null
  /** The same where the tests allow it: better than each row below after Holm's correction. Null where they do not. */
  readonly best: string | null
  readonly second: string | null
}

/** Table 5: what the runs of a row took, as means over its seeds. */
export interface StudyCost {
  readonly calls: CallsByPrompt
  readonly clientCalls: number
  readonly routerCalls: number
  /** Calls that decided without routers who receives what, N·N′; null where a run from before did not count them. */
  readonly propagationCalls: number | null
  /** N and M: updated clients and routers of one router-centric update, as means; null without such updates. */
  readonly clientsPerUpdate: number | null
  readonly routersPerUpdate: number | null
  readonly routerStages: number
  /** N′: downstream clients that a call decided for, per updated client; null where routers or no calls decide. */
  readonly receiversPerClient: number | null
  /** λ as the paper means it: calls for clients relative to AgentCF on the same data; null where AgentCF is no row. */
  readonly lambda: number | null
  /** μ: calls for routers relative to RecNet with asynchronous updates; null where RecNet is no row. */
  readonly mu: number | null
  /** Calls over interaction records as a power law; null with fewer than three points. */
  readonly growth: CallGrowth | null
  /** Wall time in milliseconds, where sessions measured it. */
  readonly time: TimeSplit | null
}

/** `calls = factor · records ^ exponent`, fitted to the cumulated calls of a run by least squares of logarithms. */
export interface CallGrowth {
  readonly exponent: number
  readonly factor: number
  /** The share of variance that the fit explains. */
  readonly fit: number
  readonly points: readonly { readonly records: number; readonly calls: number }[]
}

/** Where the wall time of a run went, in milliseconds. Questions asked at once overlap, and count once. */
export interface TimeSplit {
  readonly total: number
  readonly model: number
  readonly embedding: number
  readonly index: number
  readonly rest: number
}

/** Figure 6: one kind of cold client with and without augmentation. */
export interface ColdStartPair {
  /** Cold items, or cold users, that were ranked, as a mean over seeds. */
  readonly clients: number
  /** For how many no router passed the threshold, so that the nearest one was taken. */
  readonly fallbacks: number
  readonly plain: MetricValues
  readonly augmented: MetricValues
  readonly plainInterval: Readonly<Record<MetricName, Interval>>
  readonly augmentedInterval: Readonly<Record<MetricName, Interval>>
  /** Augmented minus plain, `row` and `against` name the two. */
  readonly tests: readonly StudyTest[]
}

/** Figure 6. Null where there is no cold client of that kind. */
export interface StudyColdStart {
  readonly items: ColdStartPair | null
  readonly users: ColdStartPair | null
}
