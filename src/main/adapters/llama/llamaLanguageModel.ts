/** A LanguageModel from a GGUF file through node-llama-cpp, with several sequences and replies that follow their schema. */
import { resolveChatWrapper, type LlamaContext, type LlamaModel, type Token } from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'
import { CHOICES_AT_ONCE } from '#shared/vocabulary/models/modelMemory.ts'
import type { SamplingMode } from '#shared/vocabulary/models/models.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type {
  ChatMessage,
  Choice,
  ChoiceRequest,
  Completion,
  CompletionRequest,
  LanguageModel,
} from '../../ports/languageModel.ts'
import { fitPrompt, type FittedPrompt } from '../../prompting/fitPrompt.ts'
import { BatchRounds, inOrderOfSequences } from './batchRounds.ts'
import { historyOf, llamaAnswer, promptTokens, thinks } from './llamaAnswer.ts'
import { llamaChoices } from './llamaChoices.ts'
import type { LlamaRuntimeOptions } from './llamaRuntime.ts'
import { PlaceGrammars } from './placeGrammars.ts'
import { replyForm } from './replyForm.ts'
import { SequencePool } from './sequencePool.ts'
import { borrowModel } from './sharedModels.ts'
import { tuneThreads, type ThreadTunes } from './tuneThreads.ts'

/** Which file to load, and how. */
export interface LlamaLanguageModelOptions {
  readonly path: string
  /** Shown beside every figure. */
  readonly name: string
  readonly mode: SamplingMode
  readonly sequences: number
  /** The context length of one sequence, in tokens. */
  readonly contextTokens: number
  readonly gpuLayers?: number | undefined
  readonly runtime: LlamaRuntimeOptions
  /** Undefined: threads are not measured, and as many are used as the runtime allows. */
  readonly tunes?: ThreadTunes | undefined
}

/** The opened model; several runs may share its weights. */
export interface LlamaLanguageModel extends LanguageModel {
  /** Tokens of all prompts, and how many were evaluated instead of taken from the cache. */
  readonly promptTokens: { readonly sent: number; readonly evaluated: number }
  /** The number of threads that compute. */
  readonly threads: number
  /** Like `complete`, and passes on the reply as it is generated. */
  readonly stream: (
    request: CompletionRequest,
    cancellation: Cancellation,
    onText: (text: string) => void,
  ) => Promise<Completion>
  close(): Promise<void>
}

/** The largest share of the context that is reserved for the reply, and again for the thought. */
const REPLY_SHARE = 0.25
/** Tokens that a template may still add at the end of a turn. */
const SPARE_TOKENS = 8

/** Loads the weights and opens a context. @throws WorkbenchError `model-invalid`, `model-memory`, `model-failed`. */
export async function openLlamaLanguageModel(
  options: LlamaLanguageModelOptions,
): Promise<LlamaLanguageModel> {
  const { model, giveBack } = await borrowModel(options)
  try {
    const threads = await threadsOf(model, options)
    const context = await model.createContext({
      contextSize: options.contextTokens,
      sequences: options.mode === 'strict' ? 1 : options.sequences,
      threads,
      batching: { itemPrioritizationStrategy: inOrderOfSequences },
      // Otherwise the layers that see a window alone forget what a kept prompt begins with.
      swaFullCache: options.mode === 'fast',
    })
    try {
      return languageModelOf(model, context, { ...options, giveBack })
    } catch (error) {
      // Others may use the weights for long.
      await context.dispose()
      throw error
    }
  } catch (error) {
    await giveBack()
    throw error instanceof WorkbenchError ? error : failed(options.name, 'context', error)
  }
}

/** The language models that this process has open. Measuring threads beside their work would give wrong results for good. */
let openModels = 0

/** Returns the number of threads: the user's setting, the remembered tune, or a new tune if no other model is open. */
async function threadsOf(
  model: LlamaModel,
  { runtime, tunes, mode, sequences }: LlamaLanguageModelOptions,
): Promise<number> {
  const most = model.llama.maxThreads
  if (!tunes || (runtime.threads ?? 0) > 0) return most
  const known = await tunes.find()
  if (known) return Math.min(known.threads, most)
  if (openModels > 0) return most
  const tune = await tuneThreads(model, { most, sequences: mode === 'strict' ? 1 : sequences })
  // A tune that could not be saved is measured again the next time.
  await tunes.keep(tune).catch(() => undefined)
  return tune.threads
}

function languageModelOf(
  model: LlamaModel,
  context: LlamaContext,
  options: LlamaLanguageModelOptions & { readonly giveBack: () => Promise<void> },
): LlamaLanguageModel {
  openModels += 1
  const { name, mode, contextTokens, giveBack } = options
  const strict = mode === 'strict'
  const pool = new SequencePool(context, strict)
  const wrapper = resolveChatWrapper(model)
  const thinking = thinks(wrapper)
  const parallel = context.totalSequences
  const choices = llamaChoices({
    model,
    wrapper,
    contextTokens,
    sequences: Math.min(parallel, CHOICES_AT_ONCE),
    threads: context.idealThreads,
    strict,
  })
  const grammars = new PlaceGrammars(model)
  const rounds = new BatchRounds()
  const counted = { sent: 0, evaluated: 0 }
  const tokensOf = (messages: readonly ChatMessage[]): Token[] =>
    promptTokens({ model, wrapper }, historyOf(messages))
  const tooLong = (call: string) =>
    failed(name, call, `the prompt does not fit ${contextTokens} tokens; choose a larger context`)

  const fittedTo = (
    { messages, call }: CompletionRequest,
    reserved: number,
  ): FittedPrompt & { readonly tokens: Token[] } => {
    let tokens: Token[] = []
    const fitted = fitPrompt(
      messages,
      (shorter) => (tokens = tokensOf(shorter)).length <= contextTokens - reserved,
    )
    if (fitted === null) throw tooLong(call)
    return { ...fitted, tokens }
  }

  const stream = async (
    request: CompletionRequest,
    cancellation: Cancellation,
    onText?: (text: string) => void,
  ): Promise<Completion> => {
    cancellation.throwIfCancelled()
    const { call, schema, seed, sampling, watch, beforeLoop } = request
    const budget = thinking ? sampling.maxThoughtTokens : 0
    const share = contextTokens * REPLY_SHARE * (budget > 0 ? 2 : 1)
    const { messages, shortened, tokens } = fittedTo(
      request,
      Math.min(sampling.maxTokens + budget, Math.floor(share)),
    )
    const form = schema === null ? null : replyForm(schema)
    const room = contextTokens - tokens.length - SPARE_TOKENS
    // The thought may use what a full reply leaves, but at least half of the room.
    const maxThoughtTokens = Math.min(budget, Math.max(Math.floor(room / 2), room - sampling.maxTokens))
    const maxTokens = Math.min(sampling.maxTokens, room - maxThoughtTokens)
    return pool.use(tokens, async (lent) => {
      // The request may have been cancelled while it waited for a sequence.
      cancellation.throwIfCancelled()
      const stop = stoppedBy(cancellation)
      try {
        const { temperature, repetitionPenalty = 1 } = sampling
        const sampled = { temperature, repetitionPenalty, seed }
        const limits = { maxTokens, maxThoughtTokens, signal: stop.signal }
        const { evaluatedTokens, ...reply } = await llamaAnswer(
          { ...lent, wrapper, grammars, rounds },
          { messages, form, ...sampled, ...limits, onText, watch, beforeLoop },
        )
        cancellation.throwIfCancelled()
        counted.sent += tokens.length
        counted.evaluated += evaluatedTokens
        return { ...reply, promptTokens: tokens.length, evaluatedTokens, ...(shortened ? { shortened } : {}) }
      } catch (error) {
        cancellation.throwIfCancelled()
        throw error instanceof WorkbenchError ? error : failed(name, call, error)
      } finally {
        stop.forget()
      }
    })
  }

  const choose = async (request: ChoiceRequest, cancellation: Cancellation): Promise<Choice> => {
    cancellation.throwIfCancelled()
    const stop = stoppedBy(cancellation)
    try {
      const choice = await choices.choose(request, stop.signal)
      cancellation.throwIfCancelled()
      if (choice === null) throw tooLong(request.call)
      return choice
    } catch (error) {
      cancellation.throwIfCancelled()
      throw error instanceof WorkbenchError ? error : failed(name, request.call, error)
    } finally {
      stop.forget()
    }
  }

  return {
    description: { name, caveat: null },
    parallel,
    promptTokens: counted,
    threads: context.idealThreads,
    complete: (request, cancellation) => stream(request, cancellation),
    stream,
    choose,
    close: async () => {
      openModels -= 1
      await choices.close()
      await context.dispose()
      await giveBack()
    },
  }
}

/** Returns a signal for llama.cpp that aborts when the cancellation does. */
function stoppedBy(cancellation: Cancellation): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController()
  return { signal: controller.signal, forget: cancellation.onCancel(() => controller.abort()) }
}

function failed(model: string, call: string, reason: unknown): WorkbenchError {
  return new WorkbenchError(
    { code: 'model-failed', model, call, reason: reason instanceof Error ? reason.message : String(reason) },
    { cause: reason },
  )
}
