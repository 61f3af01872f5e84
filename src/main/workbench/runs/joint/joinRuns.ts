/** Joins the newest evaluations of runs into one report, with the shortcuts of their dataset on the same candidates. */
import type { RunReport } from '#shared/events/runReport.ts'
import type { DatasetChecks } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { JointReport, JointShortcuts } from '#shared/vocabulary/inspection.ts'
import { asksModels, languageModelsText } from '#shared/vocabulary/manifest.ts'
import { heldOutOf, type EvaluationReport } from '#shared/vocabulary/results.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { differingReferences, jointReportSteps } from '../../../evaluation/jointReport.ts'
import { protocolDifference } from '../../../evaluation/protocolDifference.ts'
import type { ComparePorts } from '../compareRuns.ts'
import { jointNotes } from './jointNotes.ts'
import { methodOfRun } from '../settingsOfRun.ts'
import { methodNames } from './methodNames.ts'

/** A run with the report of its newest evaluation. */
export interface EvaluatedRun {
  readonly run: RunId
  readonly report: RunReport
  /** The step of that evaluation, and whether it closes the run. */
  readonly step: number
  readonly final: boolean
}

/** What a joint report is made from. */
export interface JoinedParts {
  /** Null before the first evaluation. */
  readonly evaluated: (run: RunId) => Promise<EvaluatedRun | null>
  /** The checks of a dataset on the candidates of runs. */
  readonly checks: (dataset: string) => Promise<DatasetChecks>
}

const NOTHING = { evaluation: null, runs: [], notes: [], shortcuts: null }

/**
 * Joins the runs in their order. Those that cannot be joined give no report, and `incomparable` says why. Tests draw by
 * the seed of the first run, so that they repeat those of its own report.
 */
export async function joinRuns(
  runs: readonly RunId[],
  { evaluated, checks }: JoinedParts,
  { randomness, newBreather }: ComparePorts,
): Promise<JointReport> {
  const found: EvaluatedRun[] = []
  // One after the other, because two logs in memory would take much space.
  for (const run of new Set(runs)) {
    const one = await evaluated(run)
    if (one === null) return { incomparable: `${run} has not been evaluated yet`, ...NOTHING }
    found.push(one)
  }
  const names = methodNames(found.map(({ run, report }) => ({ run, configuration: report.configuration })))
  const joined = found.map(({ run, report }, index) => {
    return { run, method: names[index] ?? run, evaluation: report.evaluation }
  })
  const incomparable = protocolDifference(joined)
  if (incomparable !== null) return { incomparable, ...NOTHING }
  const breathe = newBreather()
  const seed = joined[0]?.evaluation.protocol.seed ?? 0
  const steps = jointReportSteps(joined, randomness.randomFor(seed))
  let step = steps.next()
  for (; !step.done; step = steps.next()) await breathe()
  const described = found.map((one, index) => describedRun(one, names[index] ?? one.run))
  const shortcuts = await shortcutsUnder(step.value.protocol, checks)
  const notes = [
    ...jointNotes(described.map(({ about, more }) => ({ ...about, ...more }))),
    ...differingReferences(joined),
    ...shortcuts.notes,
  ]
  const shown = described.map(({ about }) => about)
  return { incomparable, evaluation: step.value, runs: shown, notes, shortcuts: shortcuts.found }
}

function describedRun({ run, report, step, final }: EvaluatedRun, method: string) {
  const { configuration } = report
  const { settings, embeddingModel } = configuration
  const about = {
    run,
    method,
    asksModels: asksModels(configuration),
    languageModel: languageModelsText(configuration),
    embeddingModel: embeddingModel.name,
    seed: Number(settings['seed']),
    step,
    final,
  }
  return { about, more: { settings, learnsInSteps: methodOfRun(configuration).learnsInSteps } }
}

/** The candidates of checks are those of the test, drawn by the seed of all runs. */
async function shortcutsUnder(
  protocol: EvaluationReport['protocol'],
  checks: JoinedParts['checks'],
): Promise<{ readonly found: JointShortcuts | null; readonly notes: readonly string[] }> {
  const without = (reason: string) => ({ found: null, notes: [`Shortcut rankers are left out: ${reason}.`] })
  if (heldOutOf(protocol) !== 'test') return without('they are computed for test items')
  try {
    const all = await checks(protocol.dataset)
    if (all.datasetHash !== protocol.datasetHash || all.users !== protocol.users)
      return without(`another dataset is called ${protocol.dataset} now`)
    const { shortcuts, floor, band } = all
    const ids = new Set<string>(shortcuts.map(({ id }) => id))
    return {
      found: { shortcuts, floor, band, checks: all.checks.filter(({ id }) => ids.has(id)) },
      notes: [],
    }
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.code !== 'dataset-unknown') throw error
    return without(`the dataset ${protocol.dataset} is no longer there`)
  }
}
