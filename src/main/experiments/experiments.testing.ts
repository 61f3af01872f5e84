/** Builders for tests of experiments in memory: an event log, and an evaluator that measures nothing. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Population } from '#shared/vocabulary/datasets.ts'
import type { InteractionRecord } from '#shared/vocabulary/interactions.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import type { Ports } from '../recnet/ports.ts'
import { smallInteractions, smallPopulation } from '../recnet/workflow/workflow.testing.ts'
import { RecNetLearner } from '../methods/recNet/recNetLearner.ts'
import { AnswerCounts } from '../models/answerCounts.ts'
import type { ClosingStage } from './closingStage.ts'
import { ExperimentRunner, type Evaluator } from './experimentRunner.ts'
import { recNetMethod } from '../methods/recNet/recNetMethod.ts'
import { RunRecorder, type EventLog } from './runRecorder.ts'

/** An event log in memory. */
export interface MemoryEventLog extends EventLog {
  /** The transactions appended so far, one entry each. */
  readonly transactions: readonly (readonly StampedEvent[])[]
}

/** Builds an event log that holds `before` and records what is appended; `replay` yields only `before`. */
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

/** Builds an evaluator whose report is empty. */
export function blankEvaluator(): Evaluator {
  return { evaluate: async () => ({ protocol: {}, methods: [] as const }) as unknown as EvaluationReport }
}

/** What a test runs in place of the small population. */
export interface RunnerParts {
  readonly population?: Population
  readonly interactions?: readonly InteractionRecord[]
  /** Returns what comes after the final evaluation. */
  readonly closing?: (learner: RecNetLearner) => readonly ClosingStage[]
}

/** Builds a runner of RecNet over the small population, which continues after the transactions in `before`. */
export function buildRunner(
  ports: Ports,
  before: readonly (readonly StampedEvent[])[] = [],
  { population = smallPopulation, interactions = smallInteractions, closing }: RunnerParts = {},
) {
  const log = buildEventLog(before)
  const heard: StampedEvent[] = []
  const { settings, ...methodPorts } = ports
  const learner = new RecNetLearner('RecNet', settings)
  const runner = new ExperimentRunner({
    learner,
    work: { population, splits: [], interactions, ports: methodPorts },
    newLedger: () => new AnswerCounts(recNetMethod.prompts.names),
    evaluator: blankEvaluator(),
    evaluateEvery: settings.evaluateEvery,
    curveOn: 'test',
    testAtEnd: true,
    closing: closing?.(learner) ?? [],
    recorder: new RunRecorder(log),
    onTransaction: (events) => void heard.push(...events),
  })
  return { runner, learner, log, heard }
}
