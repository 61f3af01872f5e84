/** Implements `inspection.askAgain`: the question of a call once more, to the same model or another. Nothing is kept. */
import { WorkbenchError } from '#shared/errors.ts'
import type { AnsweredAgain, AskedAgain } from '#shared/vocabulary/calls/askAgain.ts'
import { askedAgain } from '#shared/vocabulary/calls/askAgain.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { LanguageModelChoice } from '#shared/vocabulary/models/models.ts'
import { MOST_SHOWN } from '#shared/vocabulary/models/modelTrials.ts'
import { askedSampling } from '../../../models/askedSampling.ts'
import { keptCompletion } from '../../../models/keptReply.ts'
import type { Cancellation } from '../../../ports/cancellation.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CompletionRequest } from '../../../ports/languageModel.ts'
import { chosenModel } from '../../compose/configuration.ts'
import type { Handlers } from '../../handlersOf.ts'
import type { ModelTrials, NamedTrial } from '../../models/modelTrials.ts'
import { namedServer } from '../../models/namedServer.ts'
import type { ModelPlaces } from '../../models/ports/modelPlaces.ts'
import type { AskServedModels } from '../../models/ports/servedModels.ts'
import type { TrialModels } from '../../models/ports/trialModels.ts'
import type { RunStore } from '../../runs/ports/runStore.ts'
import type { RecomputedCalls } from '../recomputed/recomputedCalls.ts'
import { exchangeOf } from './exchangeOf.ts'

/** What asking again needs from outside. */
export interface AskingAgainPorts {
  readonly runs: RunStore
  readonly recomputed: Pick<RecomputedCalls, 'questionOf'>
  readonly trials: Pick<ModelTrials, 'named'>
  readonly trialModels: Pick<TrialModels, 'openOne'>
  readonly modelPlaces: Pick<ModelPlaces, 'found'>
  readonly servedModels: AskServedModels
  /** Returns the SHA-256 of a model file. */
  readonly hashOfModel: (path: string) => Promise<string>
  readonly clock: Pick<Clock, 'milliseconds'>
}

/** Creates the handler. Progress is told as that of a trial. */
export function askAgainHandlers(
  ports: AskingAgainPorts,
): Pick<Handlers<'inspection'>, 'inspection.askAgain'> {
  return {
    'inspection.askAgain': (parameters) => {
      const asked = askedAgain.parse(parameters)
      return ports.trials.named(asked.trial, (observer) => askAgain(asked, observer, ports))
    },
  }
}

async function askAgain(
  { run, call, model: answerer, seed }: AskedAgain,
  { cancellation, tell }: NamedTrial,
  ports: AskingAgainPorts,
): Promise<AnsweredAgain> {
  tell({ phase: 'loading', text: '' })
  const { manifest } = await ports.runs.of(run).open()
  const first = await ports.recomputed.questionOf(run, call)
  if (!first) throw notAsked(call)
  const request = { ...first.request, seed: seed ?? first.request.seed }
  const choice = await choiceOf(answerer, { request, manifest, cancellation }, ports)
  cancellation.throwIfCancelled()
  const model = await ports.trialModels.openOne(choice)
  try {
    cancellation.throwIfCancelled()
    tell({ phase: 'answering', text: '' })
    let told = 0
    const began = ports.clock.milliseconds()
    const completion = await model.answer(request, cancellation, (text) => {
      const room = MOST_SHOWN - told
      told += text.length
      if (room > 0) tell({ phase: 'answering', text: text.slice(0, room) })
    })
    const milliseconds = ports.clock.milliseconds() - began
    const { text, evaluatedTokens = null } = completion
    return {
      exchange: exchangeOf({
        messages: request.messages,
        reply: keptCompletion(completion),
        how: { seed: request.seed, sampling: askedSampling(request.sampling), evaluatedTokens },
      }),
      model: model.description.name,
      caveat: model.description.caveat,
      milliseconds,
      same: first.text === text,
    }
  } finally {
    await model.close()
  }
}

/** What a model is chosen for. */
interface Chosen {
  readonly request: CompletionRequest
  readonly manifest: Manifest
  readonly cancellation: Cancellation
}

/** @throws WorkbenchError `model-changed` where the file of the run is another one now; `argument-invalid`. */
async function choiceOf(
  answerer: AskedAgain['model'],
  { request, manifest, cancellation }: Chosen,
  ports: AskingAgainPorts,
): Promise<LanguageModelChoice> {
  if (answerer === 'built-in') return { kind: 'built-in' }
  if (answerer !== 'same') {
    const named = await namedServer(answerer, ports.servedModels, cancellation)
    const choice = await chosenModel(named, ports.modelPlaces)
    return choice.kind === 'gguf' ? { ...choice, sequences: 1 } : choice
  }
  const { languageModel, reasoningModel } = manifest
  const { source } = request.role === 'reasoning' ? (reasoningModel ?? languageModel) : languageModel
  if (!source) return { kind: 'built-in' }
  if (source.kind === 'server') return source
  const { sha256: expected, ...choice } = source
  const found = await ports.hashOfModel(choice.path)
  if (found !== expected)
    throw new WorkbenchError({ code: 'model-changed', path: choice.path, expected, found })
  return choice
}

function notAsked(call: string): WorkbenchError {
  return new WorkbenchError({
    code: 'argument-invalid',
    argument: 'call',
    expected: 'a question of a stage that has ended, answered by text',
    found: `${call}: the run did not ask it, its stage has not ended, or it was a choice by label probabilities`,
  })
}
