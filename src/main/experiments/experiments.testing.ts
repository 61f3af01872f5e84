/** An experiment in memory: a log that forgets nothing, and an evaluator that measures nothing. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import type { Ports } from '../recnet/ports.ts'
import { smallInteractions, smallPopulation } from '../recnet/workflow/workflow.testing.ts'
import { RecNetLearner } from '../methods/recNet/recNetLearner.ts'
import { AnswerCounts } from '../models/answerCounts.ts'
import { ExperimentRunner, type Evaluator } from './experimentRunner.ts'
import { recNetMethod } from '../methods/recNet/recNetMethod.ts'
import { RunRecorder, type EventLog } from './runRecorder.ts'

export interface MemoryEventLog extends EventLog {
  /** One entry per transaction. */
  readonly transactions: readonly (readonly StampedEvent[])[]
}

export function buildEventLog(before: readonly (readonly StampedEvent[])[] = []): MemoryEventLog {
  const transactions = [...before]
  return {
    transactions,
    replay: async function* () {
      yield* before
    },
    append: async (events) => void transactions.push(events),
  }
}

export function blankEvaluator(): Evaluator {
  return { evaluate: async () => ({}) as EvaluationReport }
}

/** A runner of RecNet over the small world that goes on behind the transactions that are there. */
export function buildRunner(ports: Ports, before: readonly (readonly StampedEvent[])[] = []) {
  const log = buildEventLog(before)
  const heard: StampedEvent[] = []
  const { settings, ...methodPorts } = ports
  const learner = new RecNetLearner('RecNet', settings)
  const runner = new ExperimentRunner({
    learner,
    work: { population: smallPopulation, splits: [], interactions: smallInteractions, ports: methodPorts },
    newLedger: () => new AnswerCounts(recNetMethod.prompts.names),
    evaluator: blankEvaluator(),
    evaluateEvery: settings.evaluateEvery,
    recorder: new RunRecorder(log),
    onTransaction: (events) => void heard.push(...events),
  })
  return { runner, learner, log, heard }
}
