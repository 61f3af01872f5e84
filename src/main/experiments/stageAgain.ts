/** Performs a stage that a run has committed once more, from the state before it, and holds its facts against the log. */
import { COLD_START, type CallsByPrompt, type StampedEvent } from '#shared/events/runEvents.ts'
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { ColdClients, ColdStartReport } from '#shared/vocabulary/studies/coldStart.ts'
import { evaluateRecommender, type TestInstance } from '../evaluation/evaluateRecommender.ts'
import type { Protocol } from '../evaluation/protocol.ts'
import type { Learner, LearningWork } from '../methods/method.ts'
import { coldStartStage } from './coldStartStage.ts'

/** A stage that is performed again. */
export interface StageAgain {
  /** The method with all that the run had committed before the stage; it is not changed. */
  readonly learner: Learner
  /** The events of the stage as the log has them. */
  readonly logged: readonly StampedEvent[]
  readonly work: LearningWork
  readonly protocol: Protocol
  /** The rankings that an evaluation or a cold start is performed for, out of all. */
  readonly chosen: (instances: readonly TestInstance[]) => readonly TestInstance[]
}

/** What came of it. */
export interface PerformedAgain {
  /** Where the facts are others than the log has: what was expected and found. Null where they are the same. */
  readonly difference: { readonly expected: string; readonly found: string } | null
  /** Whether a part of the rankings was left out. */
  readonly partial: boolean
}

/** Longest part of a fact that a difference quotes. */
const LONGEST = 160

/**
 * Performs the stage. Of an evaluation only the method itself ranks, since references ask no model.
 * @throws WorkbenchError `cancelled`, and whatever the ports throw.
 */
export async function performAgain(stage: StageAgain): Promise<PerformedAgain> {
  const kind = stageOf(stage.logged)
  if (kind === null) return { difference: null, partial: false }
  if (kind === 'evaluation') return evaluateAgain(stage)
  if (kind === COLD_START) return startColdAgain(stage)
  return learnAgain(kind, stage)
}

/** Returns the name of the stage that these events complete; null for the end of a run. */
export function stageOf(logged: readonly StampedEvent[]): string | null {
  const last = logged.at(-1)
  return last?.type === 'stage-completed' ? last.stage : null
}

/** Returns the counts of the calls that the log has of a stage. */
export function loggedCalls(logged: readonly StampedEvent[]): CallsByPrompt {
  const last = logged.at(-1)
  return last?.type === 'stage-completed' ? last.calls : {}
}

async function learnAgain(kind: string, { learner, logged, work }: StageAgain): Promise<PerformedAgain> {
  const step = logged[0]?.step ?? 0
  const next = learner
    .nextStages(work.interactions)
    .find((stage) => stage.kind === kind && stage.step === step)
  if (!next) return differing(`the stage ${kind} of step ${step}`, 'another stage')
  const events = await learner.perform(next, work)
  const facts = logged.slice(0, -1)
  const again = events.map((event, at) => ({ seq: facts[at]?.seq, step, ...event }))
  return { difference: firstDifference(facts, again), partial: false }
}

async function evaluateAgain({
  learner,
  logged,
  work,
  protocol,
  chosen,
}: StageAgain): Promise<PerformedAgain> {
  const evaluation = logged.find((event) => event.type === 'evaluation-completed')
  const [own] = evaluation?.report.methods ?? []
  if (!evaluation || !own) return differing('an evaluation', 'none')
  const heldOut = heldOutOf(evaluation.report.protocol)
  const { instances, statement } = protocol[heldOut]
  const ranked = chosen(instances)
  const { languageModel, randomFor, cancellation, breathe } = work.ports
  const outcomes = await evaluateRecommender(await learner.recommender(work), ranked, {
    repetitions: statement.repetitions,
    heldOut,
    randomFor,
    cancellation,
    breathe,
    parallel: languageModel.parallel,
  })
  const users = new Set(ranked.map(({ user }) => user))
  const before = own.outcomes.filter(({ user }) => users.has(user))
  return { difference: firstDifference(before, outcomes), partial: ranked.length < instances.length }
}

async function startColdAgain({
  learner,
  logged,
  work,
  protocol,
  chosen,
}: StageAgain): Promise<PerformedAgain> {
  const before = logged.find((event) => event.type === 'cold-start-evaluated')?.report
  if (!before || !learner.augment) return differing('a cold start', 'none')
  const instances = chosen(protocol.test.instances)
  const partial = instances.length < protocol.test.instances.length
  const stage = coldStartStage(learner.augment.bind(learner), { ...protocol.test, instances })
  const [event] = await stage.perform(work)
  if (event?.type !== 'cold-start-evaluated') return differing('a cold start', 'none')
  const seen = new Set(instances.map(({ user, positiveItem }) => `${user} ${positiveItem}`))
  const outcomesOf = ({ items, users }: ColdStartReport) =>
    [items, users].flatMap(({ outcomes }: ColdClients) =>
      outcomes.filter(({ user, positiveItem }) => seen.has(`${user} ${positiveItem}`)),
    )
  return { difference: firstDifference(outcomesOf(before), outcomesOf(event.report)), partial }
}

function firstDifference(
  logged: readonly unknown[],
  again: readonly unknown[],
): PerformedAgain['difference'] {
  const length = Math.max(logged.length, again.length)
  for (let at = 0; at < length; at += 1) {
    const [expected, found] = [logged[at], again[at]].map((fact) => JSON.stringify(fact) ?? 'nothing')
    if (expected === undefined || found === undefined || expected === found) continue
    let from = 0
    while (expected[from] === found[from]) from += 1
    const around = (text: string) => text.slice(Math.max(0, from - LONGEST / 2), from + LONGEST / 2)
    return { expected: around(expected), found: around(found) }
  }
  return null
}

function differing(expected: string, found: string): PerformedAgain {
  return { difference: { expected, found }, partial: false }
}
