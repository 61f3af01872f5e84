/** Generates one reply from one sequence: first the thought, if the model thinks, and then a reply that follows its schema. */
import {
  LlamaChat,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaContextSequence,
  type LlamaGrammar,
} from 'node-llama-cpp'
import type { ChatMessage, Completion, ReplyWatch } from '../../ports/languageModel.ts'

/** One request, with its limits in tokens. */
export interface LlamaQuestion {
  readonly messages: readonly ChatMessage[]
  /** Null for free text. */
  readonly grammar: LlamaGrammar | null
  readonly temperature: number
  readonly seed: number
  readonly maxTokens: number
  /** 0 for a model that does not or should not think. */
  readonly maxThoughtTokens: number
  readonly signal: AbortSignal
  /** Receives the reply in pieces as it is generated. */
  readonly onText?: ((text: string) => void) | undefined
  /** Makes a watch over one text. A loop in a thought is a loop as well, and has a watch of its own. */
  readonly watch?: (() => ReplyWatch) | undefined
}

type GenerateOptions = NonNullable<Parameters<LlamaChat['generateResponse']>[1]>

/** Fixed here, so that a newer version of the library cannot change them. */
const SAMPLING = { topK: 40, topP: 0.95, minP: 0, repeatPenalty: false } as const

/** Tells whether the chat template of a model has a part for thoughts. */
export function thinks({ settings }: ChatWrapper): boolean {
  return settings.segments?.thought !== undefined
}

/** Converts messages to the history that a chat template is filled with. It ends with the empty reply to be generated. */
export function historyOf(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const items = messages.map(({ role, content }): ChatHistoryItem =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  )
  return [...items, { type: 'model', response: [] }]
}

/** Returns the reply, and why it was cut. If the signal aborts, its text is what was generated so far. */
export async function llamaAnswer(
  sequence: LlamaContextSequence,
  wrapper: ChatWrapper,
  question: LlamaQuestion,
): Promise<Pick<Completion, 'text' | 'cut'>> {
  const { messages, grammar, temperature, seed, maxTokens, maxThoughtTokens, signal, onText, watch } =
    question
  const chat = new LlamaChat({ contextSequence: sequence, chatWrapper: wrapper })
  const common = { ...SAMPLING, temperature, seed, signal, stopOnAbortSignal: true }
  const history = historyOf(messages)
  try {
    const thought =
      maxThoughtTokens === 0
        ? ''
        : await thoughtOf(chat, history, { ...common, signal, maxTokens: maxThoughtTokens }, watch?.())
    const looped = new AbortController()
    const watched = watch?.()
    const { response, metadata } = await chat.generateResponse(
      thinks(wrapper) ? withThought(history, thought) : history,
      {
        ...common,
        signal: AbortSignal.any([signal, looped.signal]),
        maxTokens,
        ...(grammar === null ? {} : { grammar }),
        onTextChunk: (piece) => {
          onText?.(piece)
          if (watched?.(piece)) looped.abort()
        },
      },
    )
    if (metadata.stopReason === 'maxTokens') return { text: response, cut: 'budget' }
    return { text: response, ...(metadata.stopReason === 'abort' && { cut: 'loop' }) }
  } finally {
    chat.dispose({ disposeSequence: false })
  }
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
