/**
 * Stores replies by what was asked, so that a resumed or repeated run asks nothing twice and a replay asks no model.
 */
import pLimit from 'p-limit'
import { WorkbenchError } from '#shared/errors.ts'
import type { PromptName } from '#shared/vocabulary/prompts.ts'
import type {
  AskedHow,
  CallDetail,
  CallOutcome,
  CallRows,
  KeptReply,
  TracedCall,
} from '#shared/vocabulary/trace.ts'
import type {
  AnswerRecord,
  ChatMessage,
  Choice,
  Completion,
  CompletionRequest,
  LanguageModel,
  ModelDescription,
} from '../ports/languageModel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Sha256 } from '../ports/sha256.ts'
import { askedSampling } from './askedSampling.ts'
import { choiceMessages, keptChoice, keptCompletion } from './keptReply.ts'

export type StoredReply = KeptReply

/** Which calls of a run are wanted. A call must satisfy every condition that is given. */
export interface CallFilter {
  readonly prompt?: string | undefined
  /** The client or router that the call is about, as in the call's name: `u:3`. */
  readonly subject?: string | undefined
  readonly fromStep?: number | undefined
  readonly toStep?: number | undefined
  readonly status?: CallOutcome | undefined
  /** The name of the model that answered. */
  readonly model?: string | undefined
  /** Words that all occur in the messages or the answer; plain text, no query language. */
  readonly text?: string | undefined
}

/** A filter with the part of its calls that is wanted: `limit` calls after the first `offset` (default 0). */
export interface CallQuery extends CallFilter {
  readonly offset?: number | undefined
  readonly limit: number
}

/** The trace: what was stored of the calls of one run. */
export interface Trace {
  /** Returns the calls that fit, in the order of steps, then of calls. */
  search(query: CallQuery): Omit<CallRows, 'recomputed'>
  /** Returns one call, or null where it is not stored. */
  read(call: string): TracedCall | null
  /** Returns a call's place, counted from 0, among those that fit, and the calls before and after it. */
  beside(call: string, filter: CallFilter): Pick<CallDetail, 'place' | 'previous' | 'next'>
  /** Returns the calls that a model answered, and not the store. */
  timed(): readonly TimedCall[]
}

/** A call, repairs included, with the milliseconds from its question to its answer. */
export interface TimedCall {
  readonly prompt: PromptName
  readonly milliseconds: number
  readonly replyTokens: number
}

/** A question as it is stored; choices among labels included. */
export interface AskedQuestion {
  readonly call: string
  readonly prompt: CompletionRequest['prompt']
  readonly messages: readonly ChatMessage[]
}

/** A question with its reply, as it is noted for the trace of a run. */
export interface AnsweredQuestion extends AskedQuestion {
  readonly reply: StoredReply
  readonly model: string
  readonly milliseconds: number | null
  readonly how: AskedHow | null
}

/** The store of replies, shared by all runs, and of the calls of each run. */
export interface ReplyStore {
  /** Returns the reply stored under this key, or null. */
  find(key: string): StoredReply | null
  /** Stores a reply. Where the key has one already, that first reply stays. */
  keep(key: string, question: AskedQuestion, reply: StoredReply): void
  /** Notes for the trace that this run asked this question. A repair is noted with the call that it repairs. */
  note(run: string, answered: AnsweredQuestion, key: string): void
  /** Notes how a call of this run went; does nothing where none of its replies is stored. */
  conclude(run: string, answer: AnswerRecord): void
}

/** A language model, its identity, and where its replies are stored. */
export interface StoredReplyParts {
  readonly description: ModelDescription
  /** Concurrency: questions that the model works on at once. */
  readonly parallel: number
  /** Everything about the model that its replies depend on: hash of its file, mode, context. */
  readonly identity: string
  readonly run: string
  readonly store: ReplyStore
  readonly sha256: Sha256
  /** The bundle whose replies are meant; undefined for those that models gave here. */
  readonly bundle?: string | undefined
  /** Hears every question with its reply and the hash of what was asked, as a list of JSON values. */
  readonly heard?:
    ((question: AskedQuestion, asked: readonly unknown[], reply: StoredReply) => void) | undefined
  /** Measures how long a model takes to answer; used for the trace alone, never for a key or an event. */
  readonly milliseconds: Clock['milliseconds']
  /** Opens the model at the first question without a stored reply; null in a replay. */
  readonly open: (() => Promise<LanguageModel>) | null
}

/** Returns the key of a reply that came in a bundle, by the hash of what was asked. */
export function bundledKey(bundle: string, hash: string, sha256: Sha256): string {
  return sha256(`${bundle} ${hash}`)
}

/** Returns the hash of what was asked of a model, of which `identity` says which it is. */
export function askedHash(identity: string, asked: readonly unknown[], sha256: Sha256): string {
  return sha256(JSON.stringify([identity, ...asked]))
}

/**
 * Creates a language model that returns stored replies and asks the real model only for the others. The key of a reply
 * is the SHA-256 of the model's identity and of what was asked.
 * @throws WorkbenchError `reply-missing` where a replay comes to a question without a stored reply; `cancelled`.
 */
export function storedLanguageModel({
  description,
  parallel,
  identity,
  run,
  store,
  sha256,
  bundle,
  heard,
  milliseconds,
  open,
}: StoredReplyParts): LanguageModel {
  const limited = pLimit(parallel)
  let opened: Promise<LanguageModel> | null = null
  const answered = async (
    question: AskedQuestion,
    asked: readonly unknown[],
    how: Omit<AskedHow, 'evaluatedTokens'>,
    ask: (model: LanguageModel) => Promise<Given>,
  ): Promise<StoredReply> => {
    const hash = askedHash(identity, asked, sha256)
    const key = bundle === undefined ? hash : bundledKey(bundle, hash, sha256)
    const known = store.find(key)
    const { call, prompt, messages } = question
    const answeredBy = {
      call,
      prompt,
      messages,
      model: description.name,
      how: { ...how, evaluatedTokens: null },
    }
    if (known) {
      heard?.(question, asked, known)
      store.note(run, { ...answeredBy, reply: known, milliseconds: null }, key)
      return known
    }
    if (open === null) throw new WorkbenchError({ code: 'reply-missing', call: question.call })
    opened ??= open()
    const model = await opened
    // Questions beyond the model's concurrency would only wait, and the time measured would include that.
    const { given, evaluatedTokens, took } = await limited(async () => {
      const since = milliseconds()
      return { ...(await ask(model)), took: Math.round(milliseconds() - since) }
    })
    store.keep(key, question, given)
    // Where the same was asked twice concurrently the first reply stays, and a replay will find that one.
    const reply = store.find(key) ?? given
    store.note(run, { ...answeredBy, reply, milliseconds: took, how: { ...how, evaluatedTokens } }, key)
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
        await answered(request, asked, { seed, sampling: askedSampling(sampling) }, async (model) => {
          const completion = await model.complete(request, cancellation)
          return { given: keptCompletion(completion), evaluatedTokens: completion.evaluatedTokens ?? null }
        }),
      )
    },
    choose: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const { call, prompt, document, question, options } = request
      const messages = choiceMessages(request)
      const asked = ['choice', document, question, options]
      return choiceOf(
        await answered({ call, prompt, messages }, asked, { seed: null, sampling: null }, async (model) => ({
          given: keptChoice(await model.choose(request, cancellation)),
          evaluatedTokens: null,
        })),
      )
    },
  }
}

/** A reply that a model has just given. */
interface Given {
  readonly given: StoredReply
  readonly evaluatedTokens: number | null
}

/** Builds the same object whether the reply was stored before or has just been given. */
function completionOf({ text, promptTokens, replyTokens, shortened, cut }: StoredReply): Completion {
  return { text, promptTokens, replyTokens, ...(shortened ? { shortened } : {}), ...(cut ? { cut } : {}) }
}

function choiceOf({ text, promptTokens, shortened }: StoredReply): Choice {
  const { probabilities } = JSON.parse(text) as Choice
  return { probabilities, promptTokens, ...(shortened ? { shortened } : {}) }
}
