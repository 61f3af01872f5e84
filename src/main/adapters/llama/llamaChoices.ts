/** Choices by the probabilities of labels: one evaluation of the question, no text, through node-llama-cpp's decision context. */
import type { ChatWrapper, LlamaDecisionContext, LlamaModel } from 'node-llama-cpp'
import type { ChatMessage, Choice, ChoiceRequest } from '../../ports/languageModel.ts'
import { fitPrompt } from './fitPrompt.ts'

export interface LlamaChoicesOptions {
  readonly model: LlamaModel
  readonly wrapper: ChatWrapper
  readonly contextTokens: number
  readonly sequences: number
  /** That compute, as the replies of the model have them. */
  readonly threads: number
  /** A fresh context for each choice, so that nothing kept changes the shape of a batch. */
  readonly strict: boolean
}

export interface LlamaChoices {
  /** Null where the question does not fit the context even when shortened. */
  choose(request: ChoiceRequest, signal: AbortSignal): Promise<Choice | null>
  close(): Promise<void>
}

/** Labels, line ends and the template around the question. */
const ADDED_TOKENS = 64
const TOKENS_PER_OPTION = 6

/** Opens its context at the first choice: most runs ask for none. */
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
  /** One that could not be opened, for want of memory now, is tried again by the next choice. */
  const opened = (): Promise<LlamaDecisionContext> => {
    if (kept) return kept
    const opening = open()
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
    // It may have waited for its turn, and a context is a large thing to open for nobody.
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
      turn = own.catch(() => undefined)
      return own
    },
    close: async () => {
      await turn
      await (await kept?.catch(() => null))?.dispose()
    },
  }
}

/** A key that no object would put in numeric order. */
function keyOf(index: number): string {
  return `option ${index + 1}`
}
