/**
 * Runs one experiment of any method: replay the events that are on disk, then perform stage after stage until the end.
 */
import type { CallsByPrompt, RunEvent, Stage, StampedEvent } from '#shared/events/runEvents.ts'
import type { EvaluationReport, HeldOut } from '#shared/vocabulary/results.ts'
import type { Learner, LearningStage, LearningWork } from '../methods/method.ts'
import type { AnswerLedger } from '../ports/languageModel.ts'
import type { MethodPorts } from '../ports/methodPorts.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import type { ClosingStage } from './closingStage.ts'
import { knownStages } from './knownStages.ts'
import { BEGINNING, nextStage, progressed, type RunProgress } from './nextStage.ts'
import type { RunRecorder } from './runRecorder.ts'
import { performTogether } from './stagesTogether.ts'

/** Evaluates what a method has learnt, beside its references. */
export interface Evaluator {
  evaluate(recommender: Recommender, heldOut: HeldOut): Promise<EvaluationReport>
}

/** Counts the calls of one stage; `drain` returns the counts and resets them. */
export interface StageLedger extends AnswerLedger {
  drain(): CallsByPrompt
}

/** Everything that one run consists of. */
export interface Experiment {
  readonly learner: Learner
  readonly work: Omit<LearningWork, 'ports'> & { readonly ports: Omit<MethodPorts, 'ledger'> }
  /**
   * Creates the ledger of a stage that begins; each stage has its own because stages may be performed concurrently.
   * Null stands for work between stages.
   */
  readonly newLedger: (stage: LearningStage | null) => StageLedger
  readonly evaluator: Evaluator
  /** Interaction records between two points of the learning curve; 0 evaluates only at the end. */
  readonly evaluateEvery: number
  /** Which held-out items the curve ranks. */
  readonly curveOn: HeldOut
  /** Whether the end ranks test items; otherwise the run never does. */
  readonly testAtEnd: boolean
  /** What comes after the final evaluation, in order. */
  readonly closing: readonly ClosingStage[]
  readonly recorder: RunRecorder
  /** What is not as the run began and was accepted, which its first new transaction says; none where absent. */
  readonly accepted?: readonly string[]
  /**
   * Notified of every transaction once it is on disk and applied to the state; `isNew` is false for those that are
   * replayed.
   */
  readonly onTransaction: (events: readonly StampedEvent[], isNew: boolean) => void
}

/** The result of a stage before it is committed. */
interface Performed {
  readonly events: readonly RunEvent[]
  readonly calls: CallsByPrompt
}

/** Runs an experiment. Call `replay` once, then `run`. */
export class ExperimentRunner {
  readonly #experiment: Experiment
  #progress: RunProgress = BEGINNING
  /** What the next transaction begins with. */
  #ahead: readonly RunEvent[] = []

  constructor(experiment: Experiment) {
    this.#experiment = experiment
    const { accepted = [] } = experiment
    if (accepted.length > 0) this.#ahead = [{ type: 'difference-accepted', parts: accepted }]
  }

  /**
   * Applies the events that are on disk and refreshes the caches of the method, such as its vector index.
   * @throws WorkbenchError `run-corrupt` where a stage was completed that neither the method nor the run has.
   */
  async replay(): Promise<void> {
    const { recorder, learner, newLedger, closing, work } = this.#experiment
    const requireKnown = knownStages(['evaluation', ...closing.map(({ kind }) => kind)], () =>
      learner.nextStages(work.interactions).map(({ kind }) => kind),
    )
    for await (const events of recorder.replay()) {
      requireKnown(events)
      this.#apply(events, false)
    }
    await learner.refresh('replay', this.#workWith(newLedger(null)))
  }

  /**
   * Performs and commits stages until the run is finished.
   * @throws WorkbenchError `cancelled` between or within stages; what was committed stays.
   */
  async run(): Promise<void> {
    const { learner, work, evaluateEvery, curveOn, testAtEnd, closing } = this.#experiment
    const plan = { evaluateEvery, curveOn, testAtEnd, closing: closing.map(({ kind }) => kind) }
    for (;;) {
      work.ports.cancellation.throwIfCancelled()
      const stages = learner.nextStages(work.interactions)
      const next = nextStage(this.#progress, { step: learner.step, stages }, plan)
      if (next === null) return
      if (next.kind === 'learning') await this.#learn(next.stages)
      else if (next.kind === 'evaluation') await this.#evaluate(next.final)
      else if (next.kind === 'closing') await this.#close(next.stage)
      else await this.#write([{ type: 'run-finished' }], learner.step)
    }
  }

  async #close(kind: Stage): Promise<void> {
    const { learner, closing } = this.#experiment
    const stage: LearningStage = { kind, step: learner.step, agents: [] }
    const { events, calls } = await this.#counted(
      stage,
      async (work) => (await closing.find((one) => one.kind === kind)?.perform(work)) ?? [],
    )
    await this.#write([...events, { type: 'stage-completed', stage: kind, calls }], learner.step)
  }

  /** Performs these stages concurrently, as far as the model's concurrency and the agents that they share allow. */
  async #learn(stages: readonly LearningStage[]): Promise<void> {
    const { learner, work, newLedger } = this.#experiment
    await performTogether({
      stages,
      parallel: work.ports.languageModel.parallel,
      perform: async (stage) => {
        work.ports.cancellation.throwIfCancelled()
        return this.#counted(stage, (own) => learner.perform(stage, own))
      },
      commit: async ({ kind, step }, { events, calls }) => {
        await this.#write([...events, { type: 'stage-completed', stage: kind, calls }], step)
        await learner.refresh(kind, this.#workWith(newLedger(null)))
      },
    })
  }

  async #evaluate(final: boolean): Promise<void> {
    const { learner, evaluator, curveOn, testAtEnd } = this.#experiment
    const heldOut = final && testAtEnd ? 'test' : curveOn
    const stage: LearningStage = { kind: 'evaluation', step: learner.step, agents: [] }
    const { events, calls } = await this.#counted(stage, async (work) => {
      const report = await evaluator.evaluate(await learner.recommender(work), heldOut)
      return [{ type: 'evaluation-completed', final, report }]
    })
    await this.#write([...events, { type: 'stage-completed', stage: stage.kind, calls }], learner.step)
  }

  async #counted(
    stage: LearningStage,
    perform: (work: LearningWork) => Promise<readonly RunEvent[]>,
  ): Promise<Performed> {
    const ledger = this.#experiment.newLedger(stage)
    const events = await perform(this.#workWith(ledger))
    return { events, calls: ledger.drain() }
  }

  #workWith(ledger: AnswerLedger): LearningWork {
    const { work } = this.#experiment
    return { ...work, ports: { ...work.ports, ledger } }
  }

  async #write(events: readonly RunEvent[], step: number): Promise<void> {
    const written = await this.#experiment.recorder.record([...this.#ahead, ...events], step)
    this.#ahead = []
    this.#apply(written, true)
  }

  /** Applies committed events to the state and notifies the listener, for new and for replayed transactions alike. */
  #apply(events: readonly StampedEvent[], isNew: boolean): void {
    const { learner, onTransaction } = this.#experiment
    learner.apply(events)
    this.#progress = progressed(this.#progress, events)
    onTransaction(events, isNew)
  }
}
