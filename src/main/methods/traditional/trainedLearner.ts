/**
 * The learner of recommenders that learn in epochs: every epoch is a stage of its own, so that its facts are on disk and shown
 * before the next begins.
 */
import type { MethodEvent, StampedEvent } from '#shared/events/runEvents.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { rankByScore } from '../../recommenders/rankByScore.ts'
import type { Recommender } from '../../recommenders/recommender.ts'
import { numberedData } from '../../recommenders/training/numberedData.ts'
import type { NewModel, Pause, TrainedModel } from '../../recommenders/training/trainedModel.ts'
import { pauseOf } from '../../recommenders/training/trainedRecommender.ts'
import { Training } from '../../recommenders/training/training.ts'
import type { PromptCalls } from '../callForecast.ts'
import type { Learner, LearningStage, LearningWork, MethodSettings } from '../method.ts'
import { trainingCaveat, trainingDataOf } from '../trainingDataOf.ts'
import { bestTrial, foldTrials, type TrialRecord } from './trialRecord.ts'
import { trialsOf, type Grid } from './trials.ts'

/** What is trained, and how. */
export interface Trained {
  /** The name as tables show it. */
  readonly name: string
  readonly settings: MethodSettings
  readonly grid: Grid
  /** Makes the model of a trial, whose settings differ in these. */
  readonly newModel: (changes: Settings) => NewModel
}

const EPOCH: LearningStage = { kind: 'epoch', step: 0, agents: [] }
const FIT: LearningStage = { kind: 'fit', step: 0, agents: [] }

/** A training in memory and how many of its epochs are done. */
interface Session {
  readonly trial: number
  readonly training: Training
  epochs: number
}

/**
 * A resumed run trains the epochs that are on disk again, from the same seeds and to the same bits, and goes on from there. What
 * is in memory is a cache of that.
 */
export class TrainedLearner implements Learner {
  readonly step = 0
  readonly agents = null
  readonly #trained: Trained
  readonly #changes: readonly Settings[]
  #trials: readonly TrialRecord[] = []
  #isFitted = false
  #session: Session | null = null
  /** The best model of the trials that have ended. */
  #best: Session | null = null

  constructor(trained: Trained) {
    this.#trained = trained
    this.#changes = trialsOf(trained.grid, trained.settings)
  }

  apply(events: readonly StampedEvent[]): void {
    for (const event of events) this.#trials = foldTrials(this.#trials, event)
    this.#isFitted ||= events.some(({ type }) => type === 'recommender-fitted')
  }

  /** The copy has no training in memory, which is a cache. */
  copy(): TrainedLearner {
    const copy = new TrainedLearner(this.#trained)
    copy.#trials = this.#trials
    copy.#isFitted = this.#isFitted
    return copy
  }

  nextStages(): readonly LearningStage[] {
    if (this.#isFitted) return []
    return [this.#ended < this.#changes.length ? EPOCH : FIT]
  }

  foreseenCalls(): PromptCalls {
    return {}
  }

  async perform({ kind }: LearningStage, work: LearningWork): Promise<readonly MethodEvent[]> {
    if (kind === FIT.kind) return [{ type: 'recommender-fitted', recommender: this.#trained.name }]
    const trial = this.#ended
    const done = this.#trials[trial]?.epochs.length ?? 0
    const session = await this.#sessionAt(trial, done, work)
    const { training } = session
    // What is thrown leaves a model in the middle of an epoch, which nobody can go on with.
    this.#session = null
    const report = await training.next(pauseOf(work.ports))
    this.#session = { ...session, epochs: done + 1 }
    const events: MethodEvent[] = [{ type: 'epoch-completed', trial: trial + 1, ...report }]
    if (!training.isOver) return events
    const { epoch, validation } = training.chosen ?? report
    return [
      ...events,
      { type: 'trial-completed', trial: trial + 1, settings: this.#changes[trial] ?? {}, epoch, validation },
    ]
  }

  /** Keeps the model of a trial that has ended and is the best so far. */
  async refresh(): Promise<void> {
    const session = this.#session
    if (session === null || session.trial >= this.#ended) return
    if (bestTrial(this.#trials.slice(0, this.#ended)) === session.trial) this.#best = session
    this.#session = null
  }

  async recommender(work: LearningWork): Promise<Recommender> {
    const model = await this.#chosenModel(work)
    return {
      name: this.#trained.name,
      caveat: trainingCaveat(work),
      fit: async () => undefined,
      rank: async (request) => rankByScore(request.candidates, model.scores(request)),
    }
  }

  /** Number of trials that have ended. */
  get #ended(): number {
    return this.#trials.filter(({ chosen }) => chosen !== null).length
  }

  async #chosenModel(work: LearningWork): Promise<TrainedModel> {
    const trial = bestTrial(this.#trials)
    const kept = this.#best?.trial === trial ? this.#best : null
    const epochs = this.#trials[trial]?.epochs.length ?? 0
    const session = kept ?? (await this.#sessionAt(trial, epochs, work))
    this.#best = session
    return session.training.finish()
  }

  /** Returns the training of a trial after so many epochs, from memory or trained again. */
  async #sessionAt(trial: number, epochs: number, work: LearningWork): Promise<Session> {
    if (this.#session?.trial === trial && this.#session.epochs === epochs) return this.#session
    const data = numberedData(trainingDataOf(work))
    const model = this.#trained.newModel(this.#changes[trial] ?? {})(data, work.ports.randomFor)
    const { epochs: most, patience } = this.#trained.settings
    const length = { epochs: Number(most), patience: Number(patience) }
    const training = new Training(model, length, work.validation ?? [])
    const pause = pauseOf(work.ports)
    for (const known of this.#trials[trial]?.epochs.slice(0, epochs) ?? [])
      await again(training, known.loss, pause)
    return { trial, training, epochs }
  }
}

/** Trains an epoch that the run has on disk already. */
async function again(training: Training, loss: number, pause: Pause): Promise<void> {
  const report = await training.next(pause)
  if (report.loss === loss) return
  throw new WorkbenchError({
    code: 'internal',
    message: `epoch ${report.epoch} was trained again to a loss of ${report.loss}, and had ${loss}: the run was begun by another version`,
  })
}
