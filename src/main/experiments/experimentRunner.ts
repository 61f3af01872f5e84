/** The life of one run: replay what is there, then stage after stage until the end. The only mutable state of the engine. */
import type { NetworkEvent } from '#shared/events/networkEvents.ts'
import type { CallsByPrompt, RunEvent, Stage, StampedEvent } from '#shared/events/runEvents.ts'
import type { EvaluationReport, MethodReport } from '#shared/vocabulary/results.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import { applyNetworkEvents } from '../recnet/applyNetworkEvents.ts'
import { initializeNetwork, type Population } from '../recnet/initialization/initializeNetwork.ts'
import { emptyNetwork, type Network } from '../recnet/network.ts'
import type { AnswerLedger } from '../ports/languageModel.ts'
import type { Ports } from '../recnet/ports.ts'
import { indexClients } from '../recnet/routing/scorePairs.ts'
import { clientCentricUpdate } from '../recnet/workflow/clientCentricUpdate.ts'
import { routerCentricUpdate } from '../recnet/workflow/routerCentricUpdate.ts'
import { nextStage, type NextStage, type RunState } from './nextStage.ts'
import { endsTransaction, type RunRecorder } from './runRecorder.ts'
import { interactionsUntilBarrier, updateTogether } from './updatesTogether.ts'

/** How a network is judged; the references do not change, so they are ranked once per process. */
export interface Evaluator {
  evaluate(network: Network, ports: Ports): Promise<MethodReport>
  references(): Promise<readonly MethodReport[]>
  report(methods: readonly MethodReport[]): Promise<EvaluationReport>
}

/** Counts the calls of one stage. */
export interface StageLedger extends AnswerLedger {
  drain(): CallsByPrompt
}

export interface Experiment {
  readonly population: Population
  /** D of Algorithm 1. */
  readonly interactions: readonly InteractionRecord[]
  readonly ports: Omit<Ports, 'ledger'>
  /** A ledger for each stage, since stages may work side by side. */
  readonly newLedger: () => StageLedger
  readonly evaluator: Evaluator
  readonly recorder: RunRecorder
}

/** What a stage came to, before it is written. */
interface Performed {
  readonly events: readonly RunEvent[]
  readonly calls: CallsByPrompt
}

export class ExperimentRunner {
  readonly #experiment: Experiment
  #state: RunState = {
    network: emptyNetwork(),
    initialized: false,
    evaluatedStep: 0,
    evaluatedFinally: false,
    finished: false,
  }

  constructor(experiment: Experiment) {
    this.#experiment = experiment
  }

  get network(): Network {
    return this.#state.network
  }

  /** Takes the run to where its events end, and the vector index, a mere cache, with it. */
  async replay(): Promise<void> {
    for await (const events of this.#experiment.recorder.replay()) this.#apply(events)
    const { network } = this.#state
    await indexClients(network, network.clients.keys(), this.#experiment.ports)
  }

  /** Runs to the end. @throws WorkbenchError `cancelled` between or within stages; what was committed stays. */
  async run(): Promise<void> {
    const { interactions, ports } = this.#experiment
    for (;;) {
      ports.cancellation.throwIfCancelled()
      const next = nextStage(this.#state, interactions, ports.settings)
      if (next === null) return
      if (next.kind === 'client-centric') await this.#updateClients()
      else await this.#commit(next, await this.#perform(next))
    }
  }

  /** All updates until Stage 2 or an evaluation is due, as many at once as the model answers and their clients allow. */
  async #updateClients(): Promise<void> {
    const { interactions, ports } = this.#experiment
    await updateTogether({
      interactions: interactionsUntilBarrier(this.#state.network, interactions, ports.settings),
      parallel: ports.languageModel.parallel,
      update: async (interaction) => {
        ports.cancellation.throwIfCancelled()
        return this.#perform({ kind: 'client-centric', interaction })
      },
      commit: (interaction, performed) => this.#commit({ kind: 'client-centric', interaction }, performed),
    })
  }

  async #perform(next: NextStage): Promise<Performed> {
    const ledger = this.#experiment.newLedger()
    const events = await this.#eventsOf(next, { ...this.#experiment.ports, ledger })
    return { events, calls: ledger.drain() }
  }

  async #eventsOf(next: NextStage, ports: Ports): Promise<readonly RunEvent[]> {
    const { population } = this.#experiment
    const { network } = this.#state
    switch (next.kind) {
      case 'initialization':
        return initializeNetwork(population, ports)
      case 'client-centric':
        return clientCentricUpdate(network, next.interaction, ports)
      case 'router-centric':
        return routerCentricUpdate(network, ports)
      case 'evaluation':
        return [
          { type: 'evaluation-completed', final: next.final, report: await this.#evaluate(network, ports) },
        ]
      case 'finish':
        return [{ type: 'run-finished' }]
      default:
        return next satisfies never
    }
  }

  async #evaluate(network: Network, ports: Ports): Promise<EvaluationReport> {
    const { evaluator } = this.#experiment
    const own = await evaluator.evaluate(network, ports)
    return evaluator.report([own, ...(await evaluator.references())])
  }

  async #commit(next: NextStage, { events, calls }: Performed): Promise<void> {
    const { recorder, ports } = this.#experiment
    const step = next.kind === 'client-centric' ? next.interaction.step : this.#state.network.step
    const stage: readonly RunEvent[] =
      next.kind === 'finish' ? [] : [{ type: 'stage-completed', stage: next.kind satisfies Stage, calls }]
    const transaction = [...events, ...stage]
    await recorder.record(transaction, step)
    this.#apply(transaction.map((event) => ({ seq: 0, step, ...event })))
    if (next.kind === 'initialization')
      await indexClients(this.#state.network, this.#state.network.clients.keys(), ports)
  }

  /** The same for what was just done and for what is replayed. */
  #apply(events: readonly StampedEvent[]): void {
    const { settings } = this.#experiment.ports
    const network = applyNetworkEvents(this.#state.network, events.filter(isNetworkEvent), settings)
    const last = events.findLast(endsTransaction)
    const evaluation = events.find((event) => event.type === 'evaluation-completed')
    this.#state = {
      network,
      initialized:
        this.#state.initialized || (last?.type === 'stage-completed' && last.stage === 'initialization'),
      evaluatedStep: evaluation ? evaluation.step : this.#state.evaluatedStep,
      evaluatedFinally: this.#state.evaluatedFinally || evaluation?.final === true,
      finished: this.#state.finished || last?.type === 'run-finished',
    }
  }
}

/** Whether an event changes the network, as against the life of the run. */
export function isNetworkEvent(event: StampedEvent): event is StampedEvent & NetworkEvent {
  return (
    event.type !== 'evaluation-completed' && event.type !== 'stage-completed' && event.type !== 'run-finished'
  )
}
