/**
 * A LanguageModel that asks OpenAI-compatible chat servers, such as llama-server, vLLM, Ollama or LM Studio, on this
 * machine or on several others.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import { choiceBody, completionBody, TOLD_TOKENS } from './completionBody.ts'
import { estimatedTokens } from './estimatedTokens.ts'
import { readChoice } from './readChoice.ts'
import { readReply } from './readReply.ts'
import { serverExchange, type ServerOptions } from './serverExchange.ts'

/** The servers to ask, and the name of the model that all of them serve. */
export interface ChatServerOptions extends Omit<ServerOptions, 'name'> {
  readonly model: string
}

/**
 * Opens the model. Its concurrency is `parallel` at each address. Its name includes the hosts, because every result
 * must show where it was computed. `complete` and `choose` throw WorkbenchError `model-failed` or `cancelled`;
 * `choose` also fails with more than 20 options.
 */
export function createChatServerLanguageModel({ model, ...options }: ChatServerOptions): LanguageModel {
  const { addresses, parallel } = options
  const name = `${model || 'the model'} at ${addresses.map((address) => new URL(address).host).join(', ')}`
  const exchange = serverExchange({ ...options, name })
  /** The addresses at which the model has thought. */
  const thinking = new Set<string>()
  const failed = (call: string, reason: string) =>
    new WorkbenchError({ code: 'model-failed', model: name, call, reason })

  /** Asks once. The reply has room for a thought where `roomy` says so or the model has thought at that address. */
  const answered = async (request: CompletionRequest, roomy: boolean, cancellation: Cancellation) => {
    const { call, messages, schema, prompt, sampling, seed, watch } = request
    const { temperature, maxTokens, maxThoughtTokens } = sampling
    const promptTokens = estimatedTokens(...messages.map(({ content }) => content))
    let room = 0
    const reply = await exchange.ask(
      {
        call,
        body: (shape, address) => {
          room = roomy || thinking.has(address) ? maxThoughtTokens : 0
          const asked = { messages, schema, prompt, temperature, seed, maxTokens: maxTokens + room }
          return { model, ...completionBody(asked, shape) }
        },
        read: async (response, address) => {
          const read = await readReply(response, { watch, promptTokens })
          if ('thought' in read && read.thought) thinking.add(address)
          return read
        },
      },
      cancellation,
    )
    return { ...reply, hadRoom: room === maxThoughtTokens }
  }

  return {
    description: { name, caveat: null },
    parallel: parallel * addresses.length,
    complete: async (request, cancellation) => {
      const { completion, thought, hadRoom } = await answered(request, false, cancellation)
      // The budget that was meant for the reply went into a thought, of which nothing was known.
      if (!thought || hadRoom || completion.cut !== 'budget') return completion
      return (await answered(request, true, cancellation)).completion
    },
    choose: async (request, cancellation) => {
      const { call, options, document, question } = request
      if (options.length > TOLD_TOKENS)
        throw failed(
          call,
          `servers tell the probabilities of at most ${TOLD_TOKENS} labels, not of ${options.length}; predict and rank by reply instead`,
        )
      const labels = options.map((_, index) => labelOf(index))
      const promptTokens = estimatedTokens(document, question, ...options)
      const { choice } = await exchange.ask(
        {
          call,
          body: () => ({ model, ...choiceBody(request, labels) }),
          read: (response) => readChoice(response, labels, promptTokens),
        },
        cancellation,
      )
      if (choice) return choice
      throw failed(call, 'the server gives no probabilities of the labels; predict and rank by reply instead')
    },
  }
}

/** Labels are letters from A on. The limit of 20 options keeps them within the alphabet. */
function labelOf(index: number): string {
  return String.fromCharCode(65 + index)
}
