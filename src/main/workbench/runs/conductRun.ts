/** The work of one process on a run: it composes the experiment, replays its events, continues it and writes the report. */
import type { RunView } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { GrowingView } from '#shared/events/view/growingView.ts'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import { isCancellation, WorkbenchError } from '#shared/errors.ts'
import type { SessionEnd } from '#shared/vocabulary/recording/runStrip.ts'
import { AnswerCounts } from '../../models/answerCounts.ts'
import { CallCosts } from '../../experiments/callCosts.ts'
import { ExperimentRunner } from '../../experiments/experimentRunner.ts'
import { createEvaluator } from '../../experiments/evaluator.ts'
import type { ClosingStage } from '../../experiments/closingStage.ts'
import { coldStartStage } from '../../experiments/coldStartStage.ts'
import type { Learner, MethodSettings } from '../../methods/method.ts'
import { referencesOf } from '../../methods/methods.ts'
import type { Protocol } from '../../evaluation/protocol.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ReadVersions } from '../../ports/machine.ts'
import type { Randomness } from '../../ports/random.ts'
import type { Sha256 } from '../../ports/sha256.ts'
import type { RunControl } from '../../ports/runControl.ts'
import { RunRecorder } from '../../experiments/runRecorder.ts'
import { runReport, type RunReport } from '#shared/events/runReport.ts'
import { PortTimes } from '../../models/portTimes.ts'
import { timedPorts } from '../../models/timedPorts.ts'
import { breathingEmbedding, breathingLanguage } from '../../models/breathingModels.ts'
import type { OpenModels, RunModels } from '../models/ports/runModels.ts'
import type { RunFolder } from './ports/runFolder.ts'
import type { OpenVectorIndex } from './ports/vectorIndexes.ts'
import { differences, type Differing } from './resuming/differences.ts'
import { progressOfRun } from './progressOfRun.ts'
import { learnerOfRun, methodOfRun, settingsOfRun } from './settingsOfRun.ts'
import { protocolOfRun, workOfRun, type RunDatasets } from './workOfRun.ts'

/** What work on a run needs from outside, besides the run itself. */
export interface ConductPorts {
  readonly models: Pick<RunModels, 'open'>
  readonly openVectorIndex: OpenVectorIndex
  readonly randomness: Randomness
  readonly clock: Clock
  readonly newBreather: NewBreather
  readonly versions: ReadVersions
  readonly sha256: Sha256
}

/** One transaction of a run, once it is on disk. */
export interface ObservedTransaction {
  readonly events: readonly StampedEvent[]
  /** Folds all events so far, these included. It costs more the longer a run is, so not every observer asks each time. */
  readonly view: () => RunView
  /** The number of interaction records that the run learns from; 0 for a method that learns at once. */
  readonly interactions: number
  /** Whether this process added the transaction; false for what is replayed. */
  readonly isNew: boolean
}

/** Is notified of a run after every transaction, and can cancel it. */
export interface RunObserver {
  readonly control: RunControl
  /** Called after every transaction, in order, beginning with those that are replayed. */
  observe(transaction: ObservedTransaction): void
  /**
   * Called whenever a call or a stage has begun or ended; `read` returns the progress at the moment when it is called.
   * Whoever shows no progress leaves it out.
   */
  progressed?(read: () => CallProgress | null): void
}

/** A run whose report is written. */
export interface FinishedRun {
  readonly folder: string
  readonly report: RunReport
}

/**
 * Continues a run from the end of its events to its report, under its lock. What is not as the run began is refused, or accepted,
 * which its events then say, or passed over, where two runs are compared anyway.
 * @throws WorkbenchError `run-busy`, `run-differs`, `cancelled`, `model-changed`, `run-corrupt`.
 */
export async function conductRun(
  run: RunFolder,
  datasets: RunDatasets,
  observer: RunObserver,
  ports: ConductPorts,
  differing: Differing = 'refused',
): Promise<FinishedRun> {
  await run.lock()
  try {
    const accepted = differing === 'passed over' ? [] : await differences(run, ports.sha256)
    if (differing === 'refused' && accepted.length > 0)
      throw new WorkbenchError({ code: 'run-differs', folder: run.folder, parts: accepted })
    return await conduct(run, { ...datasets, accepted }, observer, ports)
  } finally {
    await run.close()
  }
}

async function conduct(
  run: RunFolder,
  datasets: RunDatasets & Pick<Conducted, 'accepted'>,
  observer: RunObserver,
  ports: ConductPorts,
): Promise<FinishedRun> {
  await run.dropIndex()
  const costs = new CallCosts(() => ports.clock.milliseconds())
  const models = await ports.models.open(run.manifest, costs)
  try {
    return await conductWith(models, { run, ...datasets, observer, costs }, ports)
  } finally {
    await models.close()
  }
}

interface Conducted extends RunDatasets {
  readonly run: RunFolder
  readonly observer: RunObserver
  readonly costs: CallCosts
  /** What differs and was accepted. */
  readonly accepted: readonly string[]
}

async function conductWith(
  models: OpenModels,
  { run, dataset, trainedOn, observer, costs, accepted }: Conducted,
  ports: ConductPorts,
): Promise<FinishedRun> {
  const { manifest } = run
  const settings = settingsOfRun(manifest)
  const { prompts, learnsInSteps } = methodOfRun(manifest)
  const { control: cancellation } = observer
  const randomFor = ports.randomness.randomFor(settings.seed)
  const protocol = protocolOfRun(manifest, dataset, ports.randomness)
  const interactions = learnsInSteps ? protocol.interactions.length : 0
  const breathe = ports.newBreather()
  const opened = await ports.openVectorIndex(manifest.vectorIndex, run.indexFolder, models.embeddingModel)
  const began = ports.clock.now()
  const times = new PortTimes(() => ports.clock.milliseconds())
  const timed = timedPorts({ ...models, vectorIndex: opened }, times)
  const embeddingModel = breathingEmbedding(timed.embeddingModel, breathe)
  const { vectorIndex } = timed
  const learner = learnerOfRun(manifest)
  const tell = (read: () => CallProgress | null) => observer.progressed?.(read)
  const progress = progressOfRun({ manifest, dataset, protocol, learner, costs, tell })
  const growing = new GrowingView()
  const languageModel = breathingLanguage(timed.languageModel, breathe)
  const runner = new ExperimentRunner({
    learner,
    work: workOfRun(
      settings,
      { dataset, trainedOn: trainedOn ?? null, protocol },
      { languageModel, embeddingModel, vectorIndex, cancellation, breathe },
      ports.randomness,
    ),
    newLedger: (stage) => {
      const heard = progress.begin(stage)
      return new AnswerCounts(prompts.names, (answer) => {
        models.conclude(answer)
        heard(answer)
      })
    },
    evaluator: createEvaluator({
      dataset,
      protocol,
      references: referencesOf(manifest.variant),
      parallel: languageModel.parallel,
      randomFor,
      cancellation,
      breathe,
    }),
    evaluateEvery: settings.evaluateEvery,
    curveOn: settings.curveOn,
    testAtEnd: settings.testAtEnd,
    closing: closingStages(settings, learner, protocol),
    recorder: new RunRecorder(run.log),
    accepted,
    onTransaction: (events, isNew) => {
      growing.add(events)
      progress.commit(events, isNew)
      observer.observe({ events, interactions, isNew, view: () => growing.view })
    },
  })
  let from = growing.view
  let end: SessionEnd = 'failed'
  try {
    await runner.replay()
    from = growing.view
    await runner.run()
    const report = runReport(growing.view, manifest)
    if (!report)
      throw new WorkbenchError({
        code: 'run-corrupt',
        file: run.folder,
        row: 0,
        expected: 'an evaluation',
        found: 'none',
      })
    await run.writeReport(report)
    end = 'finished'
    return { folder: run.folder, report }
  } catch (error) {
    if (isCancellation(error)) ({ end } = cancellation)
    throw error
  } finally {
    await vectorIndex.close()
    const time = times.split()
    await run.recordSession({
      began,
      milliseconds: time.total,
      time,
      fromSeq: from.seq,
      toSeq: growing.view.seq,
      fromStep: from.step,
      step: growing.view.step,
      end,
      versions: ports.versions(),
      ...(costs.accounts.servers.length > 0 ? { servers: costs.accounts.servers } : {}),
    })
  }
}

/** What follows the final evaluation: cold start, where it is asked for, the test is ranked and the method has it. */
function closingStages(
  { coldStart, testAtEnd }: MethodSettings,
  learner: Learner,
  { test }: Protocol,
): readonly ClosingStage[] {
  if (coldStart !== true || !testAtEnd || !learner.augment) return []
  return [coldStartStage(learner.augment.bind(learner), test)]
}
