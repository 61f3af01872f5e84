/** Estimates what a study will cost before it starts: the sum over its distinct runs. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import { rowAtPoint } from '#shared/studies/studyCells.ts'
import type { RunEstimate } from '#shared/vocabulary/runs.ts'
import type { StudyEstimate } from '#shared/vocabulary/studies/studies.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import { listedNames } from '../../evaluation/studies/resultWords.ts'
import { configurationOf, type ConfigurationParts } from '../compose/configuration.ts'
import { estimateRun, type EstimateParts } from '../compose/estimateRun.ts'
import type { PlannedCell } from './plannedCells.ts'

/** What is estimated: the cells that are to be run, of how many. */
export interface EstimatedStudy {
  readonly file: StudyFile
  /** One cell for each run that is still to be made. */
  readonly runs: readonly PlannedCell[]
  /** Cells that use the run of another. */
  readonly shared: number
  /** Runs that have finished already. */
  readonly finished: number
}

/** What an estimate is based on. */
export type StudyEstimateParts = EstimateParts & Omit<ConfigurationParts, 'servedModels'>

interface RowEstimate {
  readonly cell: PlannedCell
  readonly estimate: RunEstimate
}

/**
 * Sums the estimates; runs that differ in their seeds alone are estimated once.
 * @throws WorkbenchError `dataset-unknown`, or another for which a run could not be started.
 */
export async function estimateStudy(
  { file, runs, shared, finished }: EstimatedStudy,
  parts: StudyEstimateParts,
): Promise<StudyEstimate> {
  const known = new Map<string, RunEstimate>()
  const rows: RowEstimate[] = []
  for (const cell of runs) {
    const { request } = cell
    const key = JSON.stringify({ ...request, settings: { ...request.settings, seed: 0 } })
    const estimate =
      known.get(key) ?? (await estimateRun(await configurationOf(request, { ...parts, servedModels: null }), parts)) // prettier-ignore
    known.set(key, estimate)
    rows.push({ cell, estimate })
  }
  const estimates = rows.map(({ estimate }) => estimate)
  const sum = (figure: (one: RunEstimate) => number) => estimates.reduce((all, one) => all + figure(one), 0)
  const asking = estimates.filter(({ calls }) => calls > 0)
  const untimed = asking.some(({ milliseconds }) => milliseconds === null)
  const total = sum(({ milliseconds }) => milliseconds ?? 0)
  const served = file.models.every(({ languageModel }) => languageModel?.kind === 'server')
  const together = served ? Math.min(file.runsAtOnce, Math.max(1, runs.length)) : 1
  return {
    runs: runs.length,
    shared,
    calls: sum(({ calls }) => calls),
    promptTokens: sum(({ promptTokens }) => promptTokens),
    milliseconds: untimed || asking.length === 0 ? null : Math.round(total / together),
    diskBytes: sum(({ diskBytes }) => diskBytes),
    basis: [
      ...(finished > 0
        ? [inEnglish('{finished} of its runs have finished and are left out.', { finished })]
        : []),
      ...(shared > 0
        ? [inEnglish('{shared} of its cells would be the same run as another and share it.', { shared })]
        : []),
      ...(asking.length < estimates.length ? [withoutModel(estimates.length - asking.length)] : []),
      ...timeSentence(file, { untimed, served, together }),
      ...(file.chooseBy === undefined ? [] : [inEnglish(SEARCH)]),
      inEnglish(
        'Questions that were asked before with the same model and seed are answered from stored replies, and cost less.',
      ),
      ...basisSentences(rows.filter(({ estimate }) => estimate.calls > 0)),
    ],
  }
}

/** How many calls the rows make, row by row, and once what they share: where that is from, and what a call takes. */
function basisSentences(asking: readonly RowEstimate[]): readonly string[] {
  const calls = [...Map.groupBy(asking, ({ estimate }) => estimate.basis.calls)]
  const told = calls
    .slice(0, TOLD)
    .map(([sentence, own]) => inEnglish('{names}: {sentence}', { names: namesIn(own, asking), sentence }))
  const left = calls.length - told.length
  return [
    ...told,
    ...(left > 0 ? [inEnglish('{left} more of this kind, for runs of other settings.', { left })] : []),
    ...new Set(asking.map(({ estimate }) => estimate.basis.origin)),
    ...new Set(asking.map(({ estimate }) => estimate.basis.rates)),
  ]
}

/** The rows of some runs; with their points where a row has several with other numbers of calls. */
function namesIn(own: readonly RowEstimate[], all: readonly RowEstimate[]): string {
  const names = own.map(({ cell: { row, point }, estimate: { basis } }) => {
    const isOne = all.every((one) => one.cell.row !== row || one.estimate.basis.calls === basis.calls)
    return isOne ? row : rowAtPoint(row, point)
  })
  const distinct = [...new Set(names)]
  const left = distinct.length - NAMED
  return left > 1
    ? inEnglish('{rows}; and {left} more', { rows: distinct.slice(0, NAMED).join('; '), left })
    : listedNames(distinct)
}

/** The most forecasts of calls that are told, and the most rows that are named before one. */
const TOLD = 8
const NAMED = 6

const SEARCH =
  'A grid search: each point ranks validation items alone, and one point of each row then ranks the test in runs of its own, which are counted.'

function withoutModel(runs: number): string {
  return inEnglish('{runs} of its runs ask no model; they take seconds to minutes, which are not counted.', {
    runs,
  })
}

function timeSentence(
  { runsAtOnce }: StudyFile,
  {
    untimed,
    served,
    together,
  }: { readonly untimed: boolean; readonly served: boolean; readonly together: number },
): readonly string[] {
  if (untimed)
    return [inEnglish('Time is not known, because no run with one of its models was timed here yet.')]
  if (runsAtOnce === 1) return []
  return served
    ? [
        inEnglish(
          'Time is that of all runs divided by the {together} that are worked on at once; a server that has no room for them takes longer.',
          { together },
        ),
      ]
    : [
        inEnglish(
          'Time is that of all runs one after the other: {runsAtOnce} at once share one machine, and are no faster together than its models are.',
          { runsAtOnce },
        ),
      ]
}
