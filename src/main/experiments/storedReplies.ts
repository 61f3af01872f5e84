/** Replies kept by what was asked: a run that is resumed or repeated asks nothing twice, a replay asks nobody. */
import { WorkbenchError } from '#shared/errors.ts'
import type {
  Cancellation,
  ChatMessage,
  Choice,
  ChoiceRequest,
  Completion,
  CompletionRequest,
  LanguageModel,
  ModelDescription,
} from '../recnet/ports.ts'

export interface StoredReply {
  readonly text: string
  readonly promptTokens: number
  readonly replyTokens: number
  readonly shortened: boolean
}

/** One question as it was asked, for those who want to read it again. */
export interface TracedCall {
  readonly call: string
  readonly prompt: CompletionRequest['prompt']
  readonly messages: CompletionRequest['messages']
  readonly reply: StoredReply
}

/** A question as it is kept, a choice among labels included. */
export interface AskedQuestion {
  readonly call: string
  readonly prompt: CompletionRequest['prompt']
  readonly messages: readonly ChatMessage[]
}

export interface ReplyStore {
  find(key: string): StoredReply | null
  /** Keeps a reply; the first one of a key stays. */
  keep(key: string, question: AskedQuestion, reply: StoredReply): void
  /** Notes that this run asked this question, for the trace. */
  note(run: string, question: AskedQuestion, key: string): void
}

export interface StoredReplyParts {
  readonly description: ModelDescription
  /** Questions that the model works on at once. */
  readonly parallel: number
  /** All of the model that its replies depend on: hash of its file, mode, context. */
  readonly identity: string
  readonly run: string
  readonly store: ReplyStore
  readonly sha256: (text: string) => string
  /** Called at the first question that has no reply yet; null in a replay. */
  readonly open: (() => Promise<LanguageModel>) | null
}

/** @throws WorkbenchError `reply-missing` where a replay comes to a question without a reply. */
export function storedLanguageModel({
  description,
  parallel,
  identity,
  run,
  store,
  sha256,
  open,
}: StoredReplyParts): LanguageModel {
  let opened: Promise<LanguageModel> | null = null
  const answered = async (
    question: AskedQuestion,
    asked: readonly unknown[],
    ask: (model: LanguageModel) => Promise<StoredReply>,
  ): Promise<StoredReply> => {
    const key = sha256(JSON.stringify([identity, ...asked]))
    const known = store.find(key)
    if (known) {
      store.note(run, question, key)
      return known
    }
    if (open === null) throw new WorkbenchError({ code: 'reply-missing', call: question.call })
    opened ??= open()
    const reply = await ask(await opened)
    store.keep(key, question, reply)
    store.note(run, question, key)
    return reply
  }
  return {
    description,
    parallel,
    complete: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const { messages, schema, sampling, seed } = request
      const asked = [messages, schema, sampling, seed]
      return completionOf(await answered(request, asked, async (model) => storedCompletion(await model.complete(request, cancellation))))
    },
    choose: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const { call, prompt, document, question, options } = request
      const messages = [{ role: 'user', content: choiceText(request) }] as const
      const asked = ['choice', document, question, options]
      return choiceOf(await answered({ call, prompt, messages }, asked, (model) => storedChoice(model, request, cancellation)))
    },
  }
}

function storedCompletion({ text, promptTokens, replyTokens, shortened = false }: Completion): StoredReply {
  return { text, promptTokens, replyTokens, shortened }
}

/** The same object whether it was kept or has just been given. */
function completionOf({ text, promptTokens, replyTokens, shortened }: StoredReply): Completion {
  return { text, promptTokens, replyTokens, ...(shortened ? { shortened } : {}) }
}

async function storedChoice(model: LanguageModel, request: ChoiceRequest, cancellation: Cancellation): Promise<StoredReply> {
  const { probabilities, promptTokens, shortened = false } = await model.choose(request, cancellation)
  return { text: JSON.stringify({ probabilities }), promptTokens, replyTokens: 0, shortened }
}

function choiceOf({ text, promptTokens, shortened }: StoredReply): Choice {
  const { probabilities } = JSON.parse(text) as Choice
  return { probabilities, promptTokens, ...(shortened ? { shortened } : {}) }
}

/** As people read it; the model gets labels of its own tokens. */
function choiceText({ document, question, options }: ChoiceRequest): string {
  return [document, question, ...options.map((option, index) => `${index + 1}. ${option}`)].join('\n')
}
