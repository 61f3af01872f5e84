/** An experiment in memory: a log that forgets nothing, and an evaluator that measures nothing. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { EvaluationReport, MethodReport } from '#shared/vocabulary/results.ts'
import type { Ports } from '../recnet/ports.ts'
import { smallInteractions, smallPopulation } from '../recnet/workflow/workflow.testing.ts'
import { AnswerCounts } from '../models/answerCounts.ts'
import { ExperimentRunner, type Evaluator } from './experimentRunner.ts'
import { promptsOfRecNet } from './promptsOfRecNet.ts'
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

const blankReport = {} as EvaluationReport

export function blankEvaluator(): Evaluator {
  return {
    evaluate: async () => ({}) as MethodReport,
    references: async () => [],
    report: async () => blankReport,
  }
}

/** A runner over the small world that goes on behind the transactions that are there. */
export function buildRunner(ports: Ports, before: readonly (readonly StampedEvent[])[] = []) {
  const log = buildEventLog(before)
  const heard: StampedEvent[] = []
  const runner = new ExperimentRunner({
    population: smallPopulation,
    interactions: smallInteractions,
    ports,
    newLedger: () => new AnswerCounts(promptsOfRecNet.names),
    evaluator: blankEvaluator(),
    recorder: new RunRecorder(log, (events) => heard.push(...events)),
  })
  return { runner, log, heard }
}
