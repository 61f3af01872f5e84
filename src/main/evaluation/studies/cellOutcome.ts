/** What the statistics of a study need of one run, without its rankings: a study of a hundred runs stays small. */
import { WorkbenchError } from '#shared/errors.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { UserId } from '#shared/vocabulary/ids.ts'
import { namedLanguageModels } from '#shared/vocabulary/manifest.ts'
import type { EvaluationReport, MethodReport, MetricValues } from '#shared/vocabulary/results.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import type { TimeSplit } from '#shared/vocabulary/studies/studyResults.ts'
import { candidatesOf, candidatesText } from '../candidatesOf.ts'
import { coldRanksOf, type ColdRanks } from './coldRanks.ts'
import { digestOf } from './digestOf.ts'
import { rankTable, type RankTable } from './rankTable.ts'

/** The run of a cell, for the statistics. */
export interface CellOutcome {
  readonly cell: StudyCell
  readonly run: RunId
  /** Whether the run has finished; else its newest evaluation stands here. */
  readonly final: boolean
  readonly protocol: EvaluationReport['protocol']
  readonly floor: MetricValues
  readonly caveat: string | null
  readonly languageModel: string
  readonly embeddingModel: string
  /** The users that were ranked, in the order of their ids; `ranks` and `candidates` have one row for each. */
  readonly users: readonly UserId[]
  /** Ranks of the own method of the run, a column for each repetition. */
  readonly ranks: RankTable
  /** A digest of the candidates of each user. */
  readonly candidates: Float64Array
  readonly coverage: number
  readonly routerCounts: RunReport['routerCounts']
  readonly calls: RunReport['calls']
  readonly cost: RunReport['cost']
  readonly time: TimeSplit | null
  readonly coldStart: { readonly items: ColdRanks; readonly users: ColdRanks } | null
}

/** A run with the cell that it was made for. */
export interface EvaluatedCell {
  readonly cell: StudyCell
  readonly run: RunId
  readonly final: boolean
  readonly report: RunReport
  readonly time: TimeSplit | null
}

/**
 * Returns the outcome of a run; nothing in it refers to the report's rankings.
 * @throws WorkbenchError `argument-invalid` where the evaluation has no method.
 */
export function cellOutcomeOf({ cell, run, final, report, time }: EvaluatedCell): CellOutcome {
  const { configuration, evaluation } = report
  const [own] = evaluation.methods
  if (!own) {
    const expected = 'an evaluation with the method of the run'
    throw new WorkbenchError({ code: 'argument-invalid', argument: run, expected, found: 'no method' })
  }
  const byUser = ranksByUser(own)
  const users = [...byUser.keys()].sort()
  const candidates = candidatesOf(evaluation)
  return {
    ...{ cell, run, final, users, time },
    protocol: evaluation.protocol,
    floor: evaluation.floor,
    caveat: own.caveat,
    languageModel: namedLanguageModels(configuration).name,
    embeddingModel: configuration.embeddingModel.name,
    ranks: rankTable(users.map((user) => byUser.get(user) ?? [])),
    candidates: Float64Array.from(users, (user) => digestOf(candidatesText(candidates.get(user)))),
    coverage: own.coverage,
    routerCounts: report.routerCounts,
    calls: report.calls,
    cost: report.cost,
    coldStart: report.coldStart
      ? { items: coldRanksOf(report.coldStart.items), users: coldRanksOf(report.coldStart.users) }
      : null,
  }
}

function ranksByUser({ outcomes }: MethodReport): ReadonlyMap<UserId, readonly (number | null)[]> {
  const ranks = new Map<UserId, (number | null)[]>()
  for (const { user, rank, repetition } of outcomes) {
    const row = ranks.get(user) ?? []
    row[repetition] = rank
    ranks.set(user, row)
  }
  return ranks
}
