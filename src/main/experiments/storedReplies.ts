/** Replies kept by what was asked: a run that is resumed or repeated asks nothing twice, a replay asks nobody. */
import { WorkbenchError } from '#shared/errors.ts'
import type { CompletionRequest, LanguageModel, ModelDescription } from '../recnet/ports.ts'

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

export interface ReplyStore {
  find(key: string): StoredReply | null
  /** Keeps a reply; the first one of a key stays. */
  keep(key: string, request: CompletionRequest, reply: StoredReply): void
  /** Notes that this run asked this question, for the trace. */
  note(run: string, request: CompletionRequest, key: string): void
}

export interface StoredReplyParts {
  readonly description: ModelDescription
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
  identity,
  run,
  store,
  sha256,
  open,
}: StoredReplyParts): LanguageModel {
  let opened: Promise<LanguageModel> | null = null
  return {
    description,
    complete: async (request, cancellation) => {
      cancellation.throwIfCancelled()
      const { messages, schema, sampling, seed } = request
      const key = sha256(JSON.stringify([identity, messages, schema, sampling, seed]))
      const known = store.find(key)
      if (known) {
        store.note(run, request, key)
        return completionOf(known)
      }
      if (open === null) throw new WorkbenchError({ code: 'reply-missing', call: request.call })
      opened ??= open()
      const { shortened = false, ...completion } = await (await opened).complete(request, cancellation)
      store.keep(key, request, { ...completion, shortened })
      store.note(run, request, key)
      return completionOf({ ...completion, shortened })
    },
  }
}

/** The same object whether it was kept or has just been given. */
function completionOf({ text, promptTokens, replyTokens, shortened }: StoredReply) {
  return { text, promptTokens, replyTokens, ...(shortened ? { shortened } : {}) }
}
