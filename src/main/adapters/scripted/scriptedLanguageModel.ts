/** A language model whose replies are all written in advance, for tests and for demonstrations that must not vary. */
import type { ChoiceRequest, CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'

/** A string is the reply itself, and any other value is sent as JSON. A function makes either of them from the request. */
export type ScriptedReply = unknown

/** The replies to give. */
export interface Script {
  /** Replies by the name of the call, repairs included: `3/merge/u:1`, `3/merge/u:1/repair`. They take precedence over `prompts`. */
  readonly calls?: Readonly<Record<string, ScriptedReply>>
  /** Replies by the name of the prompt. */
  readonly prompts?: Readonly<Partial<Record<CompletionRequest['prompt'], ScriptedReply>>>
  /** The reply to every other call. Without it, such a call rejects. */
  readonly otherwise?: ScriptedReply
  /** Returns the probabilities of the options of a choice. Without it, a choice rejects. */
  readonly choose?: (request: ChoiceRequest) => readonly number[]
}

/** A language model that also records what it was asked. */
export interface ScriptedLanguageModel extends LanguageModel {
  /** Every request so far, in order of arrival. */
  readonly requests: readonly CompletionRequest[]
  /** The requests of one prompt, in order of arrival. */
  requestsOf(prompt: CompletionRequest['prompt']): readonly CompletionRequest[]
}

/** Creates the model. Its token counts are word counts. */
export function createScriptedLanguageModel(script: Script = {}): ScriptedLanguageModel {
  const requests: CompletionRequest[] = []
  return {
    description: { name: 'scripted', caveat: 'replies were written beforehand' },
    parallel: 1,
    requests,
    requestsOf: (prompt) => requests.filter((request) => request.prompt === prompt),
    complete: async (request) => {
      requests.push(request)
      const text = textOf(request, replyTo(request, script))
      const promptTokens = request.messages.reduce((sum, message) => sum + wordCount(message.content), 0)
      return { text, promptTokens, replyTokens: wordCount(text) }
    },
    choose: async (request) => {
      if (!script.choose) throw new Error(`No choice is written for ${request.call}`)
      return { probabilities: script.choose(request), promptTokens: wordCount(request.document) }
    },
  }
}

function replyTo(
  { call, prompt }: CompletionRequest,
  { calls = {}, prompts = {}, otherwise }: Script,
): ScriptedReply {
  if (Object.hasOwn(calls, call)) return calls[call]
  if (Object.hasOwn(prompts, prompt)) return prompts[prompt]
  if (otherwise === undefined) throw new Error(`No reply is written for ${call}`)
  return otherwise
}

function textOf(request: CompletionRequest, reply: ScriptedReply): string {
  const value: unknown =
    typeof reply === 'function' ? (reply as (request: CompletionRequest) => unknown)(request) : reply
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
