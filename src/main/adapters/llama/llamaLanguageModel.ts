/** LanguageModel by a GGUF file through node-llama-cpp: several sequences at once, replies held to their schema. */
import {
  LlamaChat,
  resolveChatWrapper,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaContext,
  type LlamaGrammar,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp'
import { WorkbenchError } from '#shared/errors.ts'
import type { SamplingMode } from '#shared/vocabulary/models.ts'
import type {
  Cancellation,
  ChatMessage,
  Completion,
  CompletionRequest,
  LanguageModel,
} from '../../recnet/ports.ts'
import { fitPrompt } from './fitPrompt.ts'
import { grammarSchema } from './grammarSchema.ts'
import { loadModel } from './loadModel.ts'
import type { LlamaRuntimeOptions } from './llamaRuntime.ts'
import { SequencePool } from './sequencePool.ts'

export interface LlamaLanguageModelOptions {
  readonly path: string
  /** Shown beside every figure. */
  readonly name: string
  readonly mode: SamplingMode
  readonly sequences: number
  /** Tokens of one sequence. */
  readonly contextTokens: number
  readonly gpuLayers?: number | undefined
  readonly runtime: LlamaRuntimeOptions
}

export interface LlamaLanguageModel extends LanguageModel {
  /** Tokens of prompts sent, and how many of them were evaluated rather than kept. */
  readonly promptTokens: { readonly sent: number; readonly evaluated: number }
  close(): Promise<void>
}

/** Part of a sequence that is kept free for the reply where its budget is larger than that. */
const REPLY_SHARE = 0.25
/** Milliseconds between two looks at whether the run was stopped, while a prompt is evaluated. */
const LOOK_EVERY = 25
/** Stated, so that a newer library cannot change them. */
const SAMPLING = { topK: 40, topP: 0.95, minP: 0, repeatPenalty: false } as const

/** @throws WorkbenchError `model-invalid`, `model-memory`, `model-failed`. */
export async function openLlamaLanguageModel(
  options: LlamaLanguageModelOptions,
): Promise<LlamaLanguageModel> {
  const model = await loadModel(options)
  try {
    const strict = options.mode === 'strict'
    const context = await model.createContext({
      contextSize: options.contextTokens,
      sequences: strict ? 1 : options.sequences,
    })
    return languageModelOf(model, context, options)
  } catch (error) {
    await model.dispose()
    throw error instanceof WorkbenchError ? error : failed(options.name, 'context', error)
  }
}

function languageModelOf(
  model: LlamaModel,
  context: LlamaContext,
  { name, mode, contextTokens }: LlamaLanguageModelOptions,
): LlamaLanguageModel {
  const pool = new SequencePool(context, mode === 'strict')
  const wrapper = resolveChatWrapper(model)
  const grammars = new Map<unknown, Promise<LlamaGrammar>>()
  const promptTokens = { sent: 0, evaluated: 0 }
  const grammarOf = (schema: unknown): Promise<LlamaGrammar> => {
    const known =
      grammars.get(schema) ?? model.llama.createGrammarForJsonSchema(grammarSchema(schema) as never)
    grammars.set(schema, known)
    return known
  }
  const tokensOf = (messages: readonly ChatMessage[]): Token[] =>
    wrapper.generateContextState({ chatHistory: historyOf(messages) }).contextText.tokenize(model.tokenizer)

  const complete = async (request: CompletionRequest, cancellation: Cancellation): Promise<Completion> => {
    cancellation.throwIfCancelled()
    const reserved = Math.min(request.sampling.maxTokens, Math.floor(contextTokens * REPLY_SHARE))
    const fitted = fitPrompt(
      request.messages,
      (messages) => tokensOf(messages).length <= contextTokens - reserved,
    )
    if (!fitted)
      throw failed(
        name,
        request.call,
        `the prompt does not fit ${contextTokens} tokens; choose a larger context`,
      )
    const tokens = tokensOf(fitted.messages)
    const grammar = await grammarOf(request.schema)
    return pool.use(tokens, async (sequence) => {
      // It may have waited for its sequence.
      cancellation.throwIfCancelled()
      const chat = new LlamaChat({ contextSequence: sequence, chatWrapper: wrapper })
      const watch = watchedBy(cancellation)
      const before = sequence.tokenMeter.getState()
      try {
        const answer = await answerOf(chat, wrapper, {
          request,
          messages: fitted.messages,
          grammar,
          signal: watch.signal,
          maxTokens: Math.min(request.sampling.maxTokens, contextTokens - tokens.length - 8),
        })
        cancellation.throwIfCancelled()
        const used = sequence.tokenMeter.diff(before)
        promptTokens.sent += tokens.length
        promptTokens.evaluated += used.usedInputTokens
        return {
          text: answer,
          promptTokens: tokens.length,
          replyTokens: used.usedOutputTokens,
          ...(fitted.shortened ? { shortened: true } : {}),
        }
      } catch (error) {
        cancellation.throwIfCancelled()
        throw error instanceof WorkbenchError ? error : failed(name, request.call, error)
      } finally {
        watch.stop()
        chat.dispose({ disposeSequence: false })
      }
    })
  }
  return {
    description: { name, caveat: null },
    promptTokens,
    complete,
    close: async () => {
      await context.dispose()
      await model.dispose()
    },
  }
}

interface Asked {
  readonly request: CompletionRequest
  readonly messages: readonly ChatMessage[]
  readonly grammar: LlamaGrammar
  readonly signal: AbortSignal
  readonly maxTokens: number
}

/** A reasoning model thinks first, without a grammar and within half of the budget; what it then says is held to the schema. */
async function answerOf(
  chat: LlamaChat,
  wrapper: ChatWrapper,
  { request, messages, grammar, signal, maxTokens }: Asked,
): Promise<string> {
  const { temperature } = request.sampling
  const common = { ...SAMPLING, temperature, seed: request.seed, signal, stopOnAbortSignal: true }
  const history = historyOf(messages)
  const thought =
    wrapper.settings.segments?.thought === undefined
      ? null
      : await thoughtOf(chat, history, { ...common, maxTokens: Math.floor(maxTokens / 2) })
  const { response } = await chat.generateResponse(
    thought === null
      ? history
      : [
          ...history.slice(0, -1),
          {
            type: 'model',
            response: [{ type: 'segment', segmentType: 'thought', text: thought, ended: true }],
          },
        ],
    {
      ...common,
      grammar,
      maxTokens: thought === null ? maxTokens : Math.ceil(maxTokens / 2),
    },
  )
  return response
}

async function thoughtOf(
  chat: LlamaChat,
  history: ChatHistoryItem[],
  options: Parameters<LlamaChat['generateResponse']>[1] & { readonly signal: AbortSignal },
): Promise<string> {
  const answered = new AbortController()
  let thought = ''
  await chat.generateResponse(history, {
    ...options,
    signal: AbortSignal.any([options.signal, answered.signal]),
    onResponseChunk: (chunk) => {
      if (chunk.type === 'segment') thought += chunk.segmentType === 'thought' ? chunk.text : ''
      else if (chunk.text.trim() !== '') answered.abort()
    },
  })
  return thought
}

function historyOf(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const items = messages.map(({ role, content }): ChatHistoryItem =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  )
  return [...items, { type: 'model', response: [] }]
}

/** The port's cancellation is looked at, llama.cpp's is signalled. */
function watchedBy(cancellation: Cancellation): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController()
  const timer = setInterval(() => {
    if (cancellation.cancelled) controller.abort()
  }, LOOK_EVERY)
  return { signal: controller.signal, stop: () => clearInterval(timer) }
}

function failed(model: string, call: string, reason: unknown): WorkbenchError {
  return new WorkbenchError(
    { code: 'model-failed', model, call, reason: reason instanceof Error ? reason.message : String(reason) },
    { cause: reason },
  )
}
