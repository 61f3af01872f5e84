/**
 * Answers choices by the probabilities of labels: one evaluation of the question, without generating text, in a
 * decision context of node-llama-cpp.
 */
import type { ChatWrapper, LlamaDecisionContext, LlamaModel } from 'node-llama-cpp'
import type { ChatMessage, Choice, ChoiceRequest } from '../../ports/languageModel.ts'
import { fitPrompt } from '../../prompting/fitPrompt.ts'

/** The model, and the size of its decision context. */
export interface LlamaChoicesOptions {
  readonly model: LlamaModel
  readonly wrapper: ChatWrapper
  /** The context length in tokens. */
  readonly contextTokens: number
  /** The concurrency limit, where the mode is not strict. */
  readonly sequences: number
  /** The number of threads, the same as for the replies of the model. */
  readonly threads: number
  /** Whether each choice gets a new context, so that nothing cached changes the shape of a batch. */
  readonly strict: boolean
}

/** Answers choices until it is closed. */
export interface LlamaChoices {
  /** Returns null if the question does not fit the context even when truncated. */
  choose(request: ChoiceRequest, signal: AbortSignal): Promise<Choice | null>
  close(): Promise<void>
}

/** Tokens reserved for labels, line breaks and the template around the question. */
const ADDED_TOKENS = 64
const TOKENS_PER_OPTION = 6

/** Creates the choices of a model. The context is opened at the first choice, because most runs need none. */
export function llamaChoices({
  model,
  wrapper,
  contextTokens,
  sequences,
  threads,
  strict,
}: LlamaChoicesOptions): LlamaChoices {
  let kept: Promise<LlamaDecisionContext> | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const open = () =>
    model.createDecisionContext({
      contextSize: contextTokens,
      parallelQuestions: strict ? 1 : sequences,
      threads,
      chatWrapper: wrapper,
    })
  /** A context that could not be opened, such as for lack of memory, is tried again by the next choice. */
  const opened = (): Promise<LlamaDecisionContext> => {
    if (kept) return kept
    const opening = open()
    // Whoever chooses has the same promise and hears of it; here it is only forgotten.
    opening.catch(() => (kept = null))
    return (kept = opening)
  }
  const tokensOf = (messages: readonly ChatMessage[]) =>
    ADDED_TOKENS +
    messages.reduce((sum, { content }) => sum + TOKENS_PER_OPTION + model.tokenize(content).length, 0)

  const decided = async (
    context: LlamaDecisionContext,
    request: ChoiceRequest,
    signal: AbortSignal,
  ): Promise<Choice | null> => {
    const texts = [request.document, ...request.options].map((content): ChatMessage => ({
      role: 'user',
      content,
    }))
    const fitted = fitPrompt(texts, (messages) => tokensOf(messages) <= contextTokens)
    if (fitted === null) return null
    const [document, ...options] = fitted.messages.map(({ content }) => content)
    const { decision } = await context.decide(
      document ?? '',
      {
        decision: {
          type: 'choice',
          instruction: request.question,
          criteria: Object.fromEntries(options.map((option, index) => [keyOf(index), option])),
        },
      },
      { signal },
    )
    return {
      probabilities: options.map((_, index) => decision.probabilities[keyOf(index)] ?? 0),
      promptTokens: tokensOf(fitted.messages),
      ...(fitted.shortened ? { shortened: true } : {}),
    }
  }

  const strictly = async (request: ChoiceRequest, signal: AbortSignal): Promise<Choice | null> => {
    // The request may have been cancelled while it waited, and a context takes much memory.
    signal.throwIfAborted()
    const context = await open()
    try {
      return await decided(context, request, signal)
    } finally {
      await context.dispose()
    }
  }
  return {
    choose: async (request, signal) => {
      if (!strict) return decided(await opened(), request, signal)
      const own = turn.then(() => strictly(request, signal))
      // The caller hears of it; the next one waits for its end alone.
      turn = own.catch(() => undefined)
      return own
    },
    close: async () => {
      await turn
      // A context that could not be opened need not be disposed of; the choice that opened it has said so.
      await (await kept?.catch(() => null))?.dispose()
    },
  }
}

/** Returns a key that objects do not sort in numeric order. */
function keyOf(index: number): string {
  return `option ${index + 1}`
}
