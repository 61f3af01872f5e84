/** Performs the stages of one step again with the built-in agent, and collects every question and reply. Nothing is written. */
import { WorkbenchError } from '#shared/errors.ts'
import { COLD_START, type CallsByPrompt } from '#shared/events/runEvents.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { TracedCall } from '#shared/vocabulary/trace.ts'
import { loggedCalls, performAgain, stageOf } from '../../../experiments/stageAgain.ts'
import type { Protocol } from '../../../evaluation/protocol.ts'
import { AnswerCounts } from '../../../models/answerCounts.ts'
import { CallRecorder } from '../../../models/callRecorder.ts'
import type { AnswerLedger } from '../../../ports/languageModel.ts'
import type { LearningWork } from '../../../methods/method.ts'
import type { OpenModels } from '../../models/ports/runModels.ts'
import type { VectorIndex } from '../../../ports/vectorIndex.ts'
import { methodOfRun } from '../../runs/settingsOfRun.ts'
import type { WorkOfRun } from '../../runs/workOfRun.ts'
import { lazyVectorIndex } from './lazyVectorIndex.ts'
import { rankedUsers } from './rankedUsers.ts'
import type { LoggedStep, StepTransaction } from './loggedStep.ts'

/** What the stages of a step are performed with. */
export interface StepAgain {
  readonly run: string
  readonly step: number
  readonly logged: LoggedStep
  readonly models: OpenModels
  readonly vectorIndex: VectorIndex
  readonly protocol: Protocol
  /** The work of the run with these models. */
  readonly work: WorkOfRun
  /** Hashes of the prompts of this version, by name. */
  readonly promptHashes: Manifest['promptHashes']
  /** Clients whose rankings are wanted in any case. */
  readonly about: readonly string[]
}

/**
 * Performs what was not performed yet: learning stages in their order, each from the state before it, then rankings, which
 * change nothing. Calls are added to the transactions.
 * @throws WorkbenchError `calls-differ` where the facts, the counts or a prompt are others than the run had.
 */
export async function performStepAgain(again: StepAgain): Promise<void> {
  const { logged, about } = again
  for (const transaction of logged.transactions) {
    if (isRanking(transaction) || transaction.calls) continue
    await perform(transaction, again)
    logged.learner.apply(transaction.events)
  }
  for (const transaction of logged.transactions) {
    if (!isRanking(transaction)) continue
    if (isLacking(transaction, about)) await perform(transaction, again)
  }
}

/** Returns whether all that is asked for was performed already. */
export function isPerformed({ transactions }: LoggedStep, about: readonly string[]): boolean {
  return !transactions.some((transaction) => isLacking(transaction, about))
}

function isLacking({ calls, partial, sought }: StepTransaction, about: readonly string[]): boolean {
  return calls === null || (partial && about.some((client) => !sought.has(client)))
}

function isRanking({ events }: StepTransaction): boolean {
  const stage = stageOf(events)
  return stage === 'evaluation' || stage === COLD_START
}

async function perform(transaction: StepTransaction, again: StepAgain): Promise<void> {
  const { logged, models, protocol, about } = again
  const { manifest, learner } = logged
  const recorder = new CallRecorder()
  const ledger = new AnswerCounts(methodOfRun(manifest).prompts.names, (answer) => recorder.conclude(answer))
  const { difference, partial } = await performAgain({
    learner,
    // That a person let the run go on is nothing that a stage does.
    logged: transaction.events.filter(({ type }) => type !== 'difference-accepted'),
    work: workWith(recorder, ledger, again),
    protocol,
    chosen: (instances) => rankedUsers(instances, about),
  })
  const stage = stageOf(transaction.events) ?? ''
  if (difference) throw differing(again, stage, difference)
  const calls = recorder.calls(models.languageModel.description.name)
  refuseOtherPrompts(calls, again, stage)
  const counts = partial ? null : otherCounts(loggedCalls(transaction.events), ledger.drain())
  if (counts) throw differing(again, stage, counts)
  const known = transaction.calls ?? new Map<string, TracedCall>()
  for (const call of calls) known.set(call.call, call)
  transaction.calls = known
  const earlier = transaction.questionOf
  transaction.questionOf = (call) => recorder.questionOf(call) ?? earlier(call)
  transaction.partial = partial
  for (const client of about) transaction.sought.add(client)
}

function workWith(
  recorder: CallRecorder,
  ledger: AnswerLedger,
  { logged, work, models, vectorIndex }: StepAgain,
): LearningWork {
  const ports = { ...work.ports, languageModel: recorder.listening(models.languageModel), ledger }
  const filling = { ...work, ports: { ...ports, vectorIndex } }
  const lazy = lazyVectorIndex(vectorIndex, () => logged.learner.refresh('replay', filling))
  return { ...work, ports: { ...ports, vectorIndex: lazy } }
}

/** A prompt that reads otherwise now would be shown as if it had been asked. */
function refuseOtherPrompts(calls: readonly TracedCall[], again: StepAgain, stage: string): void {
  for (const prompt of new Set(calls.map((call) => call.prompt))) {
    const [expected, found] = [again.logged.manifest.promptHashes[prompt], again.promptHashes[prompt]]
    if (expected === found) continue
    throw differing(again, stage, {
      expected: `the prompt ${prompt} with the hash ${expected?.slice(0, 12) ?? 'that is not known'}`,
      found: `one with the hash ${found?.slice(0, 12) ?? 'that is not known'}`,
    })
  }
}

/** Compares the counts that the log has; older logs have fewer. */
function otherCounts(
  logged: CallsByPrompt,
  again: CallsByPrompt,
): { readonly expected: string; readonly found: string } | null {
  const names = new Set([...Object.keys(logged), ...Object.keys(again)])
  for (const name of names) {
    const expected = logged[name]
    const found = Object.fromEntries(
      Object.keys(expected ?? {}).map((key) => [key, again[name]?.[key as keyof typeof expected]]),
    )
    if (!expected || JSON.stringify(sorted(expected)) !== JSON.stringify(sorted(found)))
      return {
        expected: `of ${name}: ${JSON.stringify(expected ?? 'no calls')}`,
        found: JSON.stringify(again[name] ?? 'no calls'),
      }
  }
  return null
}

function sorted(counts: object): readonly unknown[] {
  return Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))
}

function differing(
  { run, step }: StepAgain,
  stage: string,
  difference: { readonly expected: string; readonly found: string },
): WorkbenchError {
  return new WorkbenchError({ code: 'calls-differ', run, step, stage, ...difference })
}
