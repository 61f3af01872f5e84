/** A language model whose every reply is written beforehand: for tests, and for demonstrations that must not vary. */
import type { ChoiceRequest, CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'

/** A raw text as it stands; any other value as JSON; or either of them made from the request. */
export type ScriptedReply = unknown

export interface Script {
  /** By name of the call, repairs included: `3/merge/u:1`, `3/merge/u:1/repair`. Goes before `prompts`. */
  readonly calls?: Readonly<Record<string, ScriptedReply>>
  /** By name of the prompt. */
  readonly prompts?: Readonly<Partial<Record<CompletionRequest['prompt'], ScriptedReply>>>
  /** For every other call; without it such a call rejects. */
  readonly otherwise?: ScriptedReply
  /** For every choice; without it a choice rejects. */
  readonly choose?: (request: ChoiceRequest) => readonly number[]
}

export interface ScriptedLanguageModel extends LanguageModel {
  /** Every request so far, in order of arrival. */
  readonly requests: readonly CompletionRequest[]
  /** Requests of one prompt, as above. */
  requestsOf(prompt: CompletionRequest['prompt']): readonly CompletionRequest[]
}

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
