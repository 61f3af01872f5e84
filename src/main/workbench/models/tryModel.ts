/** Asks one model one prompt and measures its speed, and checks the addresses of a chat server. */
import { WorkbenchError } from '#shared/errors.ts'
import { serverToCheck, type ServerCheck, type ServerToCheck } from '#shared/vocabulary/models/chatServers.ts'
import type { LanguageModelChoice } from '#shared/vocabulary/models/models.ts'
import {
  MOST_SHOWN,
  type TriedModel,
  type TrialProgress,
  type TrialPrompt,
} from '#shared/vocabulary/models/modelTrials.ts'
import { METHODS } from '../../methods/methods.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { Clock } from '../../ports/clock.ts'
import type { LocalModels, TrialModels } from './ports/trialModels.ts'

/** What trials need from outside. */
export interface TrialPorts {
  readonly trialModels: TrialModels
  readonly localModels: Pick<LocalModels, 'read'>
  readonly clock: Pick<Clock, 'milliseconds'>
}

/** Is notified of progress, and can cancel. */
export interface TrialObserver {
  readonly cancellation: Cancellation
  readonly tell: (progress: Omit<TrialProgress, 'trial'>) => void
}

/** The seed of every trial. At temperature 0, the same prompt gives the same reply. */
const SEED = 2020
/** The fewest reply tokens for which a throughput is computed. */
const FEWEST_TOKENS = 2

/**
 * Loads the model, asks it, and returns the reply with times in milliseconds and tokens per second.
 * @throws WorkbenchError `model-invalid`, `model-memory`, `model-failed`, `cancelled`, `argument-invalid` for the
 * built-in agent.
 */
export async function tryModel(
  choice: LanguageModelChoice,
  { system, prompt, temperature, tokens, thoughtTokens }: TrialPrompt,
  { ports, cancellation, tell }: TrialObserver & { readonly ports: TrialPorts },
): Promise<TriedModel> {
  const { trialModels, clock } = ports
  tell({ phase: 'loading', text: '' })
  const began = clock.milliseconds()
  const model = await trialModels.openOne(await forOneQuestion(choice, ports))
  try {
    cancellation.throwIfCancelled()
    const asked = clock.milliseconds()
    tell({ phase: 'answering', text: '' })
    let first: number | null = null
    let told = 0
    const onText = (text: string) => {
      first ??= clock.milliseconds()
      const room = MOST_SHOWN - told
      told += text.length
      if (room > 0) tell({ phase: 'answering', text: text.slice(0, room) })
    }
    const question = {
      call: 'try',
      // Only the built-in agent reads the name of the prompt, and it cannot be tried.
      prompt: 'summarize',
      role: 'answering',
      variables: {},
      messages: [
        ...(system === '' ? [] : [{ role: 'system', content: system } as const]),
        { role: 'user', content: prompt } as const,
      ],
      schema: null,
      sampling: { temperature, maxTokens: tokens, maxThoughtTokens: thoughtTokens },
      seed: SEED,
    } as const
    const {
      text,
      promptTokens,
      replyTokens,
      shortened = false,
    } = await model.answer(question, cancellation, onText)
    const ended = clock.milliseconds()
    // The first text arrives after the prompt was evaluated and the model has thought. If it thought, only the whole
    // reply can be timed.
    const writing =
      first === null || thoughtTokens > 0
        ? { overAll: true, tokens: replyTokens, from: asked }
        : { overAll: false, tokens: replyTokens - 1, from: first }
    return {
      text: text.slice(0, MOST_SHOWN),
      cut: text.length > MOST_SHOWN,
      shortened,
      promptTokens,
      replyTokens,
      millisecondsToLoad: choice.kind === 'gguf' ? asked - began : null,
      millisecondsToFirst: first === null ? null : first - asked,
      milliseconds: ended - asked,
      tokensPerSecond:
        replyTokens < FEWEST_TOKENS || ended <= writing.from
          ? null
          : (writing.tokens * 1000) / (ended - writing.from),
      rateOverAll: writing.overAll,
      threads: model.threads,
    }
  } finally {
    await model.close()
  }
}

/** Tokens of a trial's prompt with its answer, where nobody says otherwise. */
const TRIAL_CONTEXT = 4096

/**
 * Limits a trial to one sequence, and to the context length that the model was trained with, so that it does not fail
 * for a large context.
 */
async function forOneQuestion(
  choice: LanguageModelChoice,
  { localModels }: TrialPorts,
): Promise<LanguageModelChoice> {
  if (choice.kind === 'built-in') {
    const expected = 'a model file or a chat server'
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: 'model',
      expected,
      found: 'the built-in agent, which answers only the prompts of a run',
    })
  }
  if (choice.kind === 'server') return choice
  const { contextLength } = await localModels.read(choice.path)
  return {
    ...choice,
    sequences: 1,
    contextTokens: Math.max(1, Math.min(choice.contextTokens ?? TRIAL_CONTEXT, contextLength)),
  }
}

/** Returns one report for each address, in order. A failure is part of the report. @throws WorkbenchError `cancelled`. */
export async function checkServers(
  server: ServerToCheck,
  {
    ports,
    cancellation,
  }: { readonly ports: Pick<TrialPorts, 'trialModels'>; readonly cancellation: Cancellation },
): Promise<readonly ServerCheck[]> {
  const { addresses, ...asked } = serverToCheck.parse(server)
  const questions = METHODS.flatMap(({ prompts }) => prompts.examples())
  return Promise.all(
    addresses.map((address) => ports.trialModels.checkServer({ ...asked, address, questions }, cancellation)),
  )
}
