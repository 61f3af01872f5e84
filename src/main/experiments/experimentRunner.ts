/** The life of one run of any method: replay what is there, then stage after stage until the end. */
import type { CallsByPrompt, RunEvent, StampedEvent } from '#shared/events/runEvents.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import type { Learner, LearningStage, LearningWork } from '../methods/method.ts'
import type { AnswerLedger } from '../ports/languageModel.ts'
import type { MethodPorts } from '../ports/methodPorts.ts'
import type { Recommender } from '../recommenders/recommender.ts'
import { BEGINNING, nextStage, progressed, type RunProgress } from './nextStage.ts'
import type { RunRecorder } from './runRecorder.ts'
import { performTogether } from './stagesTogether.ts'

/** Judges what a method has learnt beside its references. */
export interface Evaluator {
  evaluate(recommender: Recommender): Promise<EvaluationReport>
}

/** Counts the calls of one stage. */
export interface StageLedger extends AnswerLedger {
  drain(): CallsByPrompt
}

export interface Experiment {
  readonly learner: Learner
  readonly work: Omit<LearningWork, 'ports'> & { readonly ports: Omit<MethodPorts, 'ledger'> }
  /** A ledger for each stage, since stages may work side by side. */
  readonly newLedger: () => StageLedger
  readonly evaluator: Evaluator
  /** Interactions between two points of the curve; 0 evaluates only at the end. */
  readonly evaluateEvery: number
  readonly recorder: RunRecorder
  /** Hears of every transaction when it is on disk and in the state: first of those that were there, then of new ones. */
  readonly onTransaction: (events: readonly StampedEvent[], isNew: boolean) => void
}

/** What a stage came to, before it is written. */
interface Performed {
  readonly events: readonly RunEvent[]
  readonly calls: CallsByPrompt
}

export class ExperimentRunner {
  readonly #experiment: Experiment
  #progress: RunProgress = BEGINNING

  constructor(experiment: Experiment) {
    this.#experiment = experiment
  }

  /** Takes the run to where its events end, and the caches of its method with it. */
  async replay(): Promise<void> {
    const { recorder, learner, newLedger } = this.#experiment
    for await (const events of recorder.replay()) this.#apply(events, false)
    await learner.refresh('replay', this.#workWith(newLedger()))
  }

  /** Runs to the end. @throws WorkbenchError `cancelled` between or within stages; what was committed stays. */
  async run(): Promise<void> {
    const { learner, work, evaluateEvery } = this.#experiment
    for (;;) {
      work.ports.cancellation.throwIfCancelled()
      const stages = learner.nextStages(work.interactions)
      const next = nextStage(this.#progress, { step: learner.step, stages }, evaluateEvery)
      if (next === null) return
      if (next.kind === 'learning') await this.#learn(next.stages)
      else if (next.kind === 'evaluation') await this.#evaluate(next.final)
      else await this.#write([{ type: 'run-finished' }], learner.step)
    }
  }

  /** As many stages at once as the model answers questions and their agents allow. */
  async #learn(stages: readonly LearningStage[]): Promise<void> {
    const { learner, work, newLedger } = this.#experiment
    await performTogether({
      stages,
      parallel: work.ports.languageModel.parallel,
      perform: async (stage) => {
        work.ports.cancellation.throwIfCancelled()
        return this.#counted((own) => learner.perform(stage, own))
      },
      commit: async ({ kind, step }, { events, calls }) => {
        await this.#write([...events, { type: 'stage-completed', stage: kind, calls }], step)
        await learner.refresh(kind, this.#workWith(newLedger()))
      },
    })
  }

  async #evaluate(final: boolean): Promise<void> {
    const { learner, evaluator } = this.#experiment
    const { events, calls } = await this.#counted(async (work) => {
      const report = await evaluator.evaluate(await learner.recommender(work))
      return [{ type: 'evaluation-completed', final, report }]
    })
    await this.#write([...events, { type: 'stage-completed', stage: 'evaluation', calls }], learner.step)
  }

  async #counted(perform: (work: LearningWork) => Promise<readonly RunEvent[]>): Promise<Performed> {
    const ledger = this.#experiment.newLedger()
    const events = await perform(this.#workWith(ledger))
    return { events, calls: ledger.drain() }
  }

  #workWith(ledger: AnswerLedger): LearningWork {
    const { work } = this.#experiment
    return { ...work, ports: { ...work.ports, ledger } }
  }

  async #write(events: readonly RunEvent[], step: number): Promise<void> {
    this.#apply(await this.#experiment.recorder.record(events, step), true)
  }

  /** The same for what was just done and for what is replayed. */
  #apply(events: readonly StampedEvent[], isNew: boolean): void {
    const { learner, onTransaction } = this.#experiment
    learner.apply(events)
    this.#progress = progressed(this.#progress, events)
    onTransaction(events, isNew)
  }
}
