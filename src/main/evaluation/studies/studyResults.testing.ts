/** Builders of the runs of a study from the ranks of their test items. */
import type { RunReport } from '#shared/events/runReport.ts'
import { studyCells } from '#shared/studies/studyCells.ts'
import type { ItemId, UserId } from '#shared/vocabulary/ids.ts'
import type { EvaluationReport, MethodReport, RankingOutcome } from '#shared/vocabulary/results.ts'
import type { MethodOption } from '#shared/vocabulary/runs.ts'
import { settingsTable } from '#shared/vocabulary/settings/settingsTable.ts'
import { hyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { StudyCell } from '#shared/vocabulary/studies/studies.ts'
import { studyFile, type AskedStudy } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyBlock, StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { randomFloor } from '../randomFloor.ts'
import { summarizeMethod } from '../summarizeMethod.ts'
import { cellOutcomeOf, type CellOutcome, type EvaluatedCell } from './cellOutcome.ts'
import { studyResultsSteps } from './studyResults.ts'

/** One list for each user: the ranks of its repetitions; null for a miss. */
export type UserRanks = readonly (readonly (number | null)[])[]

export const PROTOCOL: EvaluationReport['protocol'] = {
  split: 'leave-one-out',
  heldOut: 'test',
  candidates: 10,
  repetitions: 1,
  users: 4,
  negatives: 'given',
  seed: 1,
  dataset: 'toy',
  datasetHash: '0123456789abcdef',
}

/** Builds the report of a method that gave these ranks among ten candidates. */
export function methodOf(name: string, ranks: UserRanks, negative = 'n'): MethodReport {
  const outcomes = ranks.flatMap((own, user) =>
    own.map((rank, repetition): RankingOutcome => {
      const others = Array.from({ length: 9 }, (_, index): ItemId => `i:${negative}${index}`)
      const ranking = rank === null ? others : others.toSpliced(rank - 1, 0, 'i:held')
      const id: UserId = `u:${user}`
      return { user: id, repetition, positiveItem: 'i:held', rank, coverage: 1, ranking }
    }),
  )
  return summarizeMethod({ name, caveat: null }, outcomes, seededRandom(1))
}

/** Builds the report of a run. */
export function reportOf(method: MethodReport, parts: Partial<RunReport> = {}): RunReport {
  const protocol = { ...PROTOCOL, users: method.users, repetitions: method.repetitions }
  return {
    configuration: {
      variant: method.method,
      settings: {},
      dataset: {
        ...{ name: 'toy', hash: PROTOCOL.datasetHash, users: 4, items: 40, interactions: 99, sparsity: 0.9 },
        givenCandidates: true,
      },
      languageModel: { name: 'built-in agent v2', caveat: null },
      embeddingModel: { name: 'hashing-512 v1', dimensions: 512 },
      promptHashes: {},
    },
    evaluation: { protocol, floor: randomFloor(10), methods: [method], tests: [], holm: 'floor apart' },
    curve: [],
    routerCounts: [],
    oscillation: { splits: 0, merges: 0, undoingSplits: 0, undoingMerges: 0, updates: 3, notice: null },
    predictions: { judged: 0, right: 0, unparsed: 0 },
    routing: { scored: 0, passed: 0, notice: null },
    calls: {},
    cost: {
      ...{ clientUpdates: 0, routerUpdates: 0, routerStages: 0, clientCalls: 0, routerCalls: 0 },
      lambda: null,
    },
    fallbacks: { repaired: 0, fellBack: 0, shortened: 0, truncated: 0, refused: 0 },
    ...parts,
  }
}

const methods: readonly MethodOption[] = [
  { name: 'RecNet', asksModels: true, settings: settingsTable(hyperparameters) },
]
const VARIANTS = ['RecNet', 'AgentCF', 'Pop', 'w/o CPR', 'w/o Router'].map((name) => ({
  name,
  method: 'RecNet',
  settings: {},
}))

/** What becomes of a cell: its report, or more of the run; nothing where it has not been evaluated. */
export type RunOfCell = (
  cell: StudyCell,
) => RunReport | (Partial<EvaluatedCell> & Pick<EvaluatedCell, 'report'>) | null

/** Computes the results of a study on the dataset `toy` from what its cells become. */
export function resultsOf(
  asked: Omit<Partial<AskedStudy>, 'rows'> & Pick<AskedStudy, 'rows'>,
  runOf: RunOfCell,
  shortcuts: StudyBlock['shortcuts'] = null,
): StudyResults {
  const file = studyFile.parse({ format: 1, title: 'A study', datasets: ['toy'], ...asked })
  const cells = studyCells(file, { methods, variants: VARIANTS })
  const outcomes = new Map<string, CellOutcome>()
  for (const cell of cells.filter(({ key, runKey }) => key === runKey)) {
    const run = runOf(cell)
    if (run === null) continue
    const parts = 'report' in run ? run : { report: run }
    const name = cell.key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
    outcomes.set(cell.runKey, cellOutcomeOf({ cell, run: name, final: true, time: null, ...parts }))
  }
  const study = { study: 'a-study', file, cells, outcomes, shortcutsOf: () => shortcuts }
  const steps = studyResultsSteps(study, seededRandom(1))
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Returns the only block of results. */
export function blockOf({ blocks }: StudyResults): StudyBlock {
  const [block] = blocks
  if (!block) throw new Error('no block')
  return block
}
