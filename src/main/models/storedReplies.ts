/** Replies kept by what was asked: a run that is resumed or repeated asks nothing twice, a replay asks nobody. */
import pLimit from 'p-limit'
import { WorkbenchError } from '#shared/errors.ts'
import type { CallDetail, CallOutcome, CallRows, KeptReply, TracedCall } from '#shared/vocabulary/trace.ts'
import type {
  AnswerRecord,
  ChatMessage,
  Choice,
  ChoiceRequest,
  Completion,
  CompletionRequest,
  LanguageModel,
  ModelDescription,
} from '../ports/languageModel.ts'
import type { Cancellation } from '../ports/cancellation.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sha256 } from '../ports/sha256.ts'

export type StoredReply = KeptReply

/** Which calls of a run: all of what is given must fit. */
export interface CallFilter {
  readonly prompt?: string | undefined
  /** Client or router, as calls name it: `u:3`. */
  readonly subject?: string | undefined
  readonly fromStep?: number | undefined
  readonly toStep?: number | undefined
  readonly status?: CallOutcome | undefined
  /** Of the model that answered. */
  readonly model?: string | undefined
  /** Words that all occur in the messages or the answer; plain text, no query language. */
  readonly text?: string | undefined
}

export interface CallQuery extends CallFilter {
  readonly offset?: number | undefined
  readonly limit: number
}

/** What was kept of the calls of one run. */
export interface Trace {
  /** In the order of steps, then of calls. */
  search(query: CallQuery): CallRows
  /** Null where it is not kept. */
  read(call: string): TracedCall | null
  /** Where a call stands among those that fit, counted from 0, and what is before and after it. */
  beside(call: string, filter: CallFilter): Pick<CallDetail, 'place' | 'previous' | 'next'>
}

/** A question as it is kept, a choice among labels included. */
export interface AskedQuestion {
  readonly call: string
  readonly prompt: CompletionRequest['prompt']
  readonly messages: readonly ChatMessage[]
}

/** A question with its reply, as a run notes it. */
export interface AnsweredQuestion extends AskedQuestion {
  readonly reply: StoredReply
  readonly model: string
  readonly milliseconds: number | null
}

export interface ReplyStore {
  find(key: string): StoredReply | null
  /** Keeps a reply; the first one of a key stays. */
  keep(key: string, question: AskedQuestion, reply: StoredReply): void
  /** Notes that this run asked this question, for the trace; a repair is noted with the call that it repairs. */
  note(run: string, answered: AnsweredQuestion, key: string): void
  /** Notes how a call of this run went; nothing where none of its replies is kept. */
  conclude(run: string, answer: AnswerRecord): void
}

export interface StoredReplyParts {
  readonly description: ModelDescription
  /** Questions that the model works on at once. */
  readonly parallel: number
  /** All of the model that its replies depend on: hash of its file, mode, context. */
  readonly identity: string
  readonly run: string
  readonly store: ReplyStore
  readonly sha256: Sha256
  /** Passes while a model answers; for the trace alone, never for a key or an event. */
  readonly milliseconds: Clock['milliseconds']
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
  milliseconds,
  open,
}: StoredReplyParts): LanguageModel {
  const limited = pLimit(parallel)
  let opened: Promise<LanguageModel> | null = null
  const answered = async (
    question: AskedQuestion,
    asked: readonly unknown[],
    ask: (model: LanguageModel) => Promise<StoredReply>,
  ): Promise<StoredReply> => {
    const key = sha256(JSON.stringify([identity, ...asked]))
    const known = store.find(key)
    const { call, prompt, messages } = question
    const answeredBy = { call, prompt, messages, model: description.name }
    if (known) {
      store.note(run, { ...answeredBy, reply: known, milliseconds: null }, key)
      return known
    }
    if (open === null) throw new WorkbenchError({ code: 'reply-missing', call: question.call })
    opened ??= open()
    const model = await opened
    // More than the model works on at once would only wait, and their time would tell of that.
    const { given, took } = await limited(async () => {
      const since = milliseconds()
      return { given: await ask(model), took: Math.round(milliseconds() - since) }
    })
    store.keep(key, question, given)
    // Where the same was asked twice at once the first reply stays, and it is that one which a replay will find.
    const reply = store.find(key) ?? given
    store.note(run, { ...answeredBy, reply, milliseconds: took }, key)
    return reply
  }
  return {
    description,
    parallel,
    complete: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const { messages, schema, sampling, seed } = request
      const asked = [messages, schema, sampling, seed]
      return completionOf(
        await answered(request, asked, async (model) =>
          storedCompletion(await model.complete(request, cancellation)),
        ),
      )
    },
    choose: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const { call, prompt, document, question, options } = request
      const messages = [{ role: 'user', content: choiceText(request) }] as const
      const asked = ['choice', document, question, options]
      return choiceOf(
        await answered({ call, prompt, messages }, asked, (model) =>
          storedChoice(model, request, cancellation),
        ),
      )
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

async function storedChoice(
  model: LanguageModel,
  request: ChoiceRequest,
  cancellation: Cancellation,
): Promise<StoredReply> {
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
