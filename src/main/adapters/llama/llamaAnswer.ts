/** One answer out of one sequence: thought first where the model thinks, then a reply that is held to its schema. */
import {
  LlamaChat,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaContextSequence,
  type LlamaGrammar,
} from 'node-llama-cpp'
import type { ChatMessage } from '../../ports/languageModel.ts'

export interface LlamaQuestion {
  readonly messages: readonly ChatMessage[]
  /** Null for free text. */
  readonly grammar: LlamaGrammar | null
  readonly temperature: number
  readonly seed: number
  readonly maxTokens: number
  /** 0 for a model that does not think, or shall not. */
  readonly maxThoughtTokens: number
  readonly signal: AbortSignal
  /** Hears the reply as it is written. */
  readonly onText?: ((text: string) => void) | undefined
}

type GenerateOptions = NonNullable<Parameters<LlamaChat['generateResponse']>[1]>

/** Stated, so that a newer library cannot change them. */
const SAMPLING = { topK: 40, topP: 0.95, minP: 0, repeatPenalty: false } as const

export function thinks({ settings }: ChatWrapper): boolean {
  return settings.segments?.thought !== undefined
}

/** The history that a template is filled with: the answer to come stands at its end. */
export function historyOf(messages: readonly ChatMessage[]): ChatHistoryItem[] {
  const items = messages.map(({ role, content }): ChatHistoryItem =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  )
  return [...items, { type: 'model', response: [] }]
}

export async function llamaAnswer(
  sequence: LlamaContextSequence,
  wrapper: ChatWrapper,
  question: LlamaQuestion,
): Promise<string> {
  const { messages, grammar, temperature, seed, maxTokens, maxThoughtTokens, signal, onText } = question
  const chat = new LlamaChat({ contextSequence: sequence, chatWrapper: wrapper })
  const common = { ...SAMPLING, temperature, seed, signal, stopOnAbortSignal: true }
  const history = historyOf(messages)
  try {
    const thought =
      maxThoughtTokens === 0
        ? ''
        : await thoughtOf(chat, history, { ...common, signal, maxTokens: maxThoughtTokens })
    const { response } = await chat.generateResponse(
      thinks(wrapper) ? withThought(history, thought) : history,
      {
        ...common,
        maxTokens,
        ...(grammar === null ? {} : { grammar }),
        ...(onText === undefined ? {} : { onTextChunk: onText }),
      },
    )
    return response
  } finally {
    chat.dispose({ disposeSequence: false })
  }
}

/** What a model thinks ends where it begins to answer; without a grammar, which would hold the thought to the schema. */
async function thoughtOf(
  chat: LlamaChat,
  history: ChatHistoryItem[],
  options: GenerateOptions & { readonly signal: AbortSignal },
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

/** An ended thought, be it empty, keeps the model from thinking again under the grammar. */
function withThought(history: readonly ChatHistoryItem[], text: string): ChatHistoryItem[] {
  const thought = { type: 'segment', segmentType: 'thought', text, ended: true } as const
  return [...history.slice(0, -1), { type: 'model', response: [thought] }]
}
