/** What the runs of studies have found, reduced to what statistics need, and the results of studies over them. */
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import type { StudyBlock, StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import { cellOutcomeOf, type CellOutcome } from '../../evaluation/studies/cellOutcome.ts'
import { studyResultsSteps } from '../../evaluation/studies/studyResults.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Log } from '../../ports/log.ts'
import type { Randomness } from '../../ports/random.ts'
import type { DatasetReports } from '../datasets/datasetReports.ts'
import { CANDIDATE_SEED } from '../runs/candidateSeed.ts'
import type { RunStore } from '../runs/ports/runStore.ts'
import { reportOf } from '../runs/reportOf.ts'
import type { RunRecord, RunRecords } from '../runs/runRecords.ts'
import { timeOfRun } from '../runs/timeOfRun.ts'
import type { CellGroup, JoinedStudy } from './joinedStudy.ts'
import { resultNotes } from './resultNotes.ts'

/** Most results that are kept; the oldest are dropped. */
const KEPT = 20

/** What results are computed with. */
export interface EvaluationParts {
  readonly runs: RunStore
  readonly records: RunRecords
  readonly reports: Pick<DatasetReports, 'checks'>
  readonly randomness: Pick<Randomness, 'randomFor'>
  readonly newBreather: NewBreather
  readonly log: Log
}

interface Kept {
  /** What the outcome was read from. */
  readonly version: string
  readonly outcome: CellOutcome | null
}

/** The outcomes of runs, each read again only when its run has gone on, and forgotten with its record. */
export class StudyEvaluations {
  readonly #parts: EvaluationParts
  readonly #outcomes = new WeakMap<RunRecord, Kept>()
  readonly #results = new Map<string, Promise<StudyResults>>()

  constructor(parts: EvaluationParts) {
    this.#parts = parts
  }

  /** Returns the results as far as runs are evaluated; the same question is answered from memory. */
  async results(joined: JoinedStudy): Promise<StudyResults> {
    const groups = joined.groups.filter(({ record, changes }) => record !== null && changes.length === 0)
    const outcomes = new Map<string, CellOutcome>()
    for (const group of groups) {
      const outcome = await this.outcome(group)
      if (outcome) outcomes.set(group.runKey, outcome)
    }
    const versions = groups.map(({ record, runKey }) => [runKey, record?.run, record && this.#outcomes.get(record)?.version]) // prettier-ignore
    const notes = resultNotes(joined)
    const key = JSON.stringify([joined.study, joined.state.file, shownCells(joined).map((cell) => cell.key), versions, notes]) // prettier-ignore
    const known = this.#results.get(key) ?? this.#computed(joined, outcomes)
    this.#results.set(key, known)
    for (const older of [...this.#results.keys()].slice(0, -KEPT)) this.#results.delete(older)
    // One that failed is not kept; whoever asked has the same promise and hears of it.
    known.catch(() => this.#results.delete(key))
    const results = await known
    return { ...results, notes: [...results.notes, ...notes] }
  }

  /** Returns the outcome of the run of a group; null before its first evaluation, or where the run cannot be read. */
  async outcome({ record, cells: [cell] }: CellGroup): Promise<CellOutcome | null> {
    if (!record || record.fault) return null
    const version = versionOf(record)
    const kept = this.#outcomes.get(record)
    if (kept?.version === version) return kept.outcome && { ...kept.outcome, cell }
    const outcome = await this.#read(record, cell)
    this.#outcomes.set(record, { version, outcome })
    return outcome
  }

  async #read({ run, glance }: RunRecord, cell: StudyCell): Promise<CellOutcome | null> {
    const { runs, records, log } = this.#parts
    try {
      const report = await reportOf(run, records, runs)
      if (!report) return null
      const time = timeOfRun(await runs.of(run).readSessions())
      return cellOutcomeOf({ cell, run, final: glance.finished, report, time })
    } catch (error) {
      log.write({ level: 'warn', scope: `runs/${run}`, message: `The results of ${run} are missing from its study.`, error }) // prettier-ignore
      return null
    }
  }

  async #computed(joined: JoinedStudy, outcomes: ReadonlyMap<string, CellOutcome>): Promise<StudyResults> {
    const { randomness, newBreather } = this.#parts
    const { study, state } = joined
    const shortcuts = new Map<string, StudyBlock['shortcuts']>()
    for (const dataset of new Set(state.file.datasets)) shortcuts.set(dataset, await this.#shortcuts(dataset))
    const evaluated = {
      study,
      file: state.file,
      cells: shownCells(joined),
      outcomes,
      shortcutsOf: (dataset: string) => shortcuts.get(dataset) ?? null,
    }
    const breathe = newBreather()
    const steps = studyResultsSteps(evaluated, randomness.randomFor(CANDIDATE_SEED))
    let step = steps.next()
    for (; !step.done; step = steps.next()) await breathe()
    return step.value
  }

  async #shortcuts(dataset: string): Promise<StudyBlock['shortcuts']> {
    const { reports, log } = this.#parts
    try {
      const { checks, shortcuts, floor, band } = await reports.checks(dataset)
      return { checks, shortcuts, floor, band }
    } catch (error) {
      log.write({ level: 'info', scope: 'studies', message: 'A study has no shortcut rankers beside it.', error }) // prettier-ignore
      return null
    }
  }
}

/** The cells that results are over: of a grid search, those that rank the test once it has chosen. */
function shownCells({ cells }: JoinedStudy): readonly StudyCell[] {
  return cells.filter(({ isShown }) => isShown)
}

/** Changes whenever there may be a newer evaluation. */
function versionOf({ live, bytes, glance }: RunRecord): string {
  return live?.view ? `${live.view.evaluations.length} evaluations` : `${bytes} bytes, ${glance.finished}`
}
