/** Writes down what a language model is asked and answers, and the outcome of each call, in memory alone. */
import { callNameParts, repairOf } from '#shared/vocabulary/calls/callName.ts'
import type { KeptExchange, TracedCall } from '#shared/vocabulary/trace.ts'
import type { AnswerRecord, CompletionRequest, LanguageModel } from '../ports/languageModel.ts'
import { askedSampling } from './askedSampling.ts'
import { choiceMessages, keptChoice, keptCompletion } from './keptReply.ts'

interface Asked extends KeptExchange {
  /** Null for a choice. */
  readonly request: CompletionRequest | null
}

/** A question and the raw answer to it. */
export interface AnsweredRequest {
  readonly request: CompletionRequest
  readonly text: string
}

/** Listens to one model. */
export class CallRecorder {
  readonly #asked = new Map<string, Asked>()
  readonly #went = new Map<string, AnswerRecord>()

  /** Returns the model, of which every exchange is written down. */
  listening(model: LanguageModel): LanguageModel {
    return {
      ...model,
      complete: async (request, cancellation) => {
        const completion = await model.complete(request, cancellation)
        const { call, messages, seed, sampling } = request
        const how = { seed, sampling: askedSampling(sampling), evaluatedTokens: null }
        this.#asked.set(call, { messages, reply: keptCompletion(completion), how, request })
        return completion
      },
      choose: async (request, cancellation) => {
        const choice = await model.choose(request, cancellation)
        const [messages, reply] = [choiceMessages(request), keptChoice(choice)]
        const how = { seed: null, sampling: null, evaluatedTokens: null }
        this.#asked.set(request.call, { messages, reply, how, request: null })
        return choice
      },
    }
  }

  /** Returns a question as it was asked, a repair by its own name; null for a choice, and where it was not asked. */
  questionOf(call: string): AnsweredRequest | null {
    const { request, reply } = this.#asked.get(call) ?? {}
    return request && reply ? { request, text: reply.text } : null
  }

  /** Takes the outcome of a call. */
  conclude(answer: AnswerRecord): void {
    this.#went.set(answer.call, answer)
  }

  /** Returns every call with the model that answered it, in the order in which they were first asked; a repair is part of its call. */
  calls(model: string): readonly TracedCall[] {
    return [...this.#asked].flatMap(([name, asked]) => {
      const { call, isRepair, ...parts } = callNameParts(name)
      if (isRepair) return []
      const repaired = this.#asked.get(repairOf(call)) ?? null
      const went = this.#went.get(call)
      const { reply, messages, how } = asked
      return {
        call,
        ...parts,
        status: went?.status ?? null,
        shortened: went?.shortened ?? reply.shortened,
        truncated: went?.truncated ?? reply.cut !== null,
        refused: went?.refused ?? 0,
        notes: went?.notes ?? [],
        model,
        promptTokens: went?.promptTokens ?? reply.promptTokens,
        replyTokens: went?.replyTokens ?? reply.replyTokens,
        repair: repaired !== null,
        milliseconds: null,
        messages,
        reply,
        how,
        repaired: repaired && { messages: repaired.messages, reply: repaired.reply, how: repaired.how },
        recomputed: true,
      }
    })
  }
}
