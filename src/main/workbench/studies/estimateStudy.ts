/** Estimates what a study will cost before it starts: the sum over its distinct runs. */
import type { RunEstimate } from '#shared/vocabulary/runs.ts'
import type { StudyEstimate } from '#shared/vocabulary/studies/studies.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
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

/**
 * Sums the estimates; runs that differ in their seeds alone are estimated once.
 * @throws WorkbenchError `dataset-unknown`, or another for which a run could not be started.
 */
export async function estimateStudy(
  { file, runs, shared, finished }: EstimatedStudy,
  parts: StudyEstimateParts,
): Promise<StudyEstimate> {
  const known = new Map<string, RunEstimate>()
  const estimates: RunEstimate[] = []
  for (const { request } of runs) {
    const key = JSON.stringify({ ...request, settings: { ...request.settings, seed: 0 } })
    const estimate =
      known.get(key) ?? (await estimateRun(await configurationOf(request, { ...parts, servedModels: null }), parts)) // prettier-ignore
    known.set(key, estimate)
    estimates.push(estimate)
  }
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
      ...(finished > 0 ? [`${finished} of its runs have finished and are left out.`] : []),
      ...(shared > 0 ? [`${shared} of its cells would be the same run as another and share it.`] : []),
      ...(asking.length < estimates.length ? [`${estimates.length - asking.length} of its runs ask no model; they take seconds to minutes, which are not counted.`] : []), // prettier-ignore
      ...timeSentence(file, { untimed, served, together }),
      ...(file.chooseBy === undefined ? [] : [SEARCH]),
      'Questions that were asked before with the same model and seed are answered from stored replies, and cost less.',
      ...basisSentences(asking),
    ],
  }
}

/** What the estimates of runs are based on; runs of many settings differ only in their figures. */
function basisSentences(asking: readonly RunEstimate[]): readonly string[] {
  const all = [...new Set(asking.map(({ basis }) => basis))]
  const left = all.length - TOLD
  return left <= 0 ? all : [...all.slice(0, TOLD), `${left} more of this kind, for runs of other settings.`]
}

/** The most runs of which it is told what their estimate is based on. */
const TOLD = 5

const SEARCH =
  'A grid search: each point ranks validation items alone, and one point of each row then ranks the test in runs of its own, which are counted.'

function timeSentence(
  { runsAtOnce }: StudyFile,
  {
    untimed,
    served,
    together,
  }: { readonly untimed: boolean; readonly served: boolean; readonly together: number },
): readonly string[] {
  if (untimed) return ['Time is not known, because no run with one of its models was timed here yet.']
  if (runsAtOnce === 1) return []
  return served
    ? [
        `Time is that of all runs divided by the ${together} that are worked on at once; a server that has no room for them takes longer.`,
      ]
    : [
        `Time is that of all runs one after the other: ${runsAtOnce} at once share one machine, and are no faster together than its models are.`,
      ]
}
