/** Generates one reply from one sequence: first the thought, if the model thinks, and then a reply in the form of its schema. */
import {
  LlamaChat,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaModel,
  type Token,
} from 'node-llama-cpp'
import type { ChatMessage, Completion, CompletionRequest, ReplyWatch } from '../../ports/languageModel.ts'
import { priorityOf, type BatchRounds } from './batchRounds.ts'
import { ModelPen, SAMPLING } from './modelPen.ts'
import type { PlaceGrammars } from './placeGrammars.ts'
import type { Fork } from './replyForm.ts'
import type { LentSequence } from './sequencePool.ts'
import { writeReply } from './writeReply.ts'

/** One request, with its limits in tokens. */
export interface LlamaQuestion {
  readonly messages: readonly ChatMessage[]
  /** Null for free text. */
  readonly form: Fork | null
  readonly temperature: number
  /** 1 for none; texts of a form alone have it. */
  readonly repetitionPenalty: number
  readonly seed: number
  readonly maxTokens: number
  /** 0 for a model that does not or should not think. */
  readonly maxThoughtTokens: number
  readonly signal: AbortSignal
  /** Receives the reply in pieces as it is generated. */
  readonly onText?: ((text: string) => void) | undefined
  /** Makes a watch over one text. A loop in a thought is a loop as well, and has a watch of its own. */
  readonly watch?: (() => ReplyWatch) | undefined
  readonly beforeLoop?: CompletionRequest['beforeLoop']
}

/** Where an answer is generated. */
export interface AnswerPlace extends LentSequence {
  readonly wrapper: ChatWrapper
  readonly grammars: PlaceGrammars
  readonly rounds: BatchRounds
}

/** A reply, and how many tokens of its prompt were evaluated. */
export type LlamaAnswer = Pick<Completion, 'text' | 'cut' | 'replyTokens'> & {
  readonly evaluatedTokens: number
}

type GenerateOptions = NonNullable<Parameters<LlamaChat['generateResponse']>[1]>

/** Tells whether the chat template of a model has a part for thoughts. */
export function thinks({ settings }: ChatWrapper): boolean {
  return settings.segments?.thought !== undefined
}

/** Returns the tokens of a prompt, up to where the reply begins. */
export function promptTokens(
  { model, wrapper }: { readonly model: LlamaModel; readonly wrapper: ChatWrapper },
  history: readonly ChatHistoryItem[],
): Token[] {
  return wrapper.generateContextState({ chatHistory: history }).contextText.tokenize(model.tokenizer)
}

/** Converts messages to the history that a chat template is filled with. It ends with the empty reply to be generated. */
export function historyOf(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const items = messages.map(({ role, content }): ChatHistoryItem =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  )
  return [...items, { type: 'model', response: [] }]
}

/** Returns the reply, and why it was cut. If the signal aborts, its text is what was generated so far. */
export async function llamaAnswer(place: AnswerPlace, question: LlamaQuestion): Promise<LlamaAnswer> {
  const { sequence, wrapper } = place
  const { messages, form, temperature, seed, maxThoughtTokens, signal } = question
  const before = sequence.tokenMeter.getState()
  const chat = new LlamaChat({ contextSequence: sequence, chatWrapper: wrapper })
  const common = {
    ...SAMPLING,
    repeatPenalty: false,
    temperature,
    seed,
    signal,
    stopOnAbortSignal: true,
    evaluationPriority: priorityOf(place.number),
  } as const
  const history = historyOf(messages)
  try {
    const thought =
      maxThoughtTokens === 0
        ? ''
        : await thoughtOf(chat, history, { ...common, maxTokens: maxThoughtTokens }, question.watch?.())
    const whole = thinks(wrapper) ? withThought(history, thought) : history
    const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter.diff(before)
    if (form === null) {
      const reply = await chatReply(chat, whole, common, question)
      const used = sequence.tokenMeter.diff(before)
      return { ...reply, replyTokens: used.usedOutputTokens, evaluatedTokens: used.usedInputTokens }
    }
    const pen = new ModelPen({
      ...place,
      ...question,
      prompt: promptTokens({ model: sequence.model, wrapper }, whole),
    })
    try {
      const evaluated = await pen.begin()
      const reply = await writeReply(form, pen, { ...question, watch: question.watch?.() })
      return {
        ...reply,
        replyTokens: usedOutputTokens + pen.written,
        evaluatedTokens: usedInputTokens + evaluated,
      }
    } finally {
      pen.end()
    }
  } finally {
    chat.dispose({ disposeSequence: false })
  }
}

/** Generates a reply without a form. */
async function chatReply(
  chat: LlamaChat,
  history: ChatHistoryItem[],
  common: GenerateOptions & { readonly signal: AbortSignal },
  { maxTokens, onText, watch }: LlamaQuestion,
): Promise<Pick<Completion, 'text' | 'cut'>> {
  const looped = new AbortController()
  const watched = watch?.()
  const { response, metadata } = await chat.generateResponse(history, {
    ...common,
    signal: AbortSignal.any([common.signal, looped.signal]),
    maxTokens,
    onTextChunk: (piece) => {
      onText?.(piece)
      if (watched?.(piece)) looped.abort()
    },
  })
  if (metadata.stopReason === 'maxTokens') return { text: response, cut: 'budget' }
  return { text: response, ...(metadata.stopReason === 'abort' && { cut: 'loop' }) }
}

/**
 * Generates the thought, which ends when the model begins to answer or its watch stops a loop. It uses no grammar,
 * because that would force the thought into the schema of the reply.
 */
async function thoughtOf(
  chat: LlamaChat,
  history: ChatHistoryItem[],
  options: GenerateOptions & { readonly signal: AbortSignal },
  watched: ReplyWatch | undefined,
): Promise<string> {
  const ended = new AbortController()
  let thought = ''
  await chat.generateResponse(history, {
    ...options,
    signal: AbortSignal.any([options.signal, ended.signal]),
    onResponseChunk: (chunk) => {
      if (chunk.type !== 'segment') {
        if (chunk.text.trim() !== '') ended.abort()
      } else if (chunk.segmentType === 'thought') {
        thought += chunk.text
        if (watched?.(chunk.text)) ended.abort()
      }
    },
  })
  return thought
}

/** A finished thought, even an empty one, keeps the model from thinking again under the grammar. */
function withThought(history: readonly ChatHistoryItem[], text: string): ChatHistoryItem[] {
  const thought = { type: 'segment', segmentType: 'thought', text, ended: true } as const
  return [...history.slice(0, -1), { type: 'model', response: [thought] }]
}
