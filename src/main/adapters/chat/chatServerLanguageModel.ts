/**
 * A LanguageModel that asks OpenAI-compatible chat servers, such as llama-server, vLLM, Ollama or LM Studio, on this
 * machine or on several others.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import { choiceBody, choiceMessage, TOLD_TOKENS } from './completionBody.ts'
import { fittedQuestion } from './context/promptFit.ts'
import { estimatedTokens } from './reply/estimatedTokens.ts'
import { readChoice } from './reply/readChoice.ts'
import { readReply } from './reply/readReply.ts'
import { replyRequest } from './replyRequest.ts'
import { serverExchange } from './serverExchange.ts'
import type { ServerOptions } from './serverOptions.ts'

/** The servers to ask, and the name of the model that all of them serve. */
export type ChatServerOptions = Omit<ServerOptions, 'name'>

/** Under which a choice is known to a server; it asks for no form. */
const CHOICE = 'choice'

/**
 * Opens the model. Its concurrency is `parallel` at each address. Its name includes the hosts, because every result
 * must show where it was computed. `complete` and `choose` throw WorkbenchError `model-failed` or `cancelled`;
 * `choose` also fails with more than 20 options.
 */
export function createChatServerLanguageModel(options: ChatServerOptions): LanguageModel {
  const { addresses, parallel, model } = options
  const name = `${model || 'the model'} at ${addresses.map((address) => new URL(address).host).join(', ')}`
  const exchange = serverExchange({ ...options, name })
  const failed = (call: string, reason: string) =>
    new WorkbenchError({ code: 'model-failed', model: name, call, reason })

  /** Asks once. The reply has room for a thought where `roomy` says so or the model has thought at that address. */
  const answered = async (request: CompletionRequest, roomy: boolean, cancellation: Cancellation) => {
    const { call, messages, schema, prompt, sampling, seed, watch } = request
    const { temperature, maxTokens, maxThoughtTokens } = sampling
    const promptTokens = estimatedTokens(...messages.map(({ content }) => content))
    let room = 0
    const { result, address, shortened } = await exchange.ask(
      {
        call,
        prompt,
        write: (of) => {
          room = roomy || exchange.knowledgeOf(of.address).knowledge.thinks ? maxThoughtTokens : 0
          const asked = { messages, schema, prompt, temperature, seed, maxTokens: maxTokens + room }
          return replyRequest(model, { ...asked, thinks: room > 0 }, of)
        },
        read: (response) => readReply(response, { watch, promptTokens }),
      },
      cancellation,
    )
    exchange.knowledgeOf(address).read(result)
    const completion = shortened ? { ...result.completion, shortened } : result.completion
    return { completion, thought: result.thought, hadRoom: room === maxThoughtTokens }
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
      const { call, options: labelled } = request
      if (labelled.length > TOLD_TOKENS)
        throw failed(
          call,
          `servers tell the probabilities of at most ${TOLD_TOKENS} labels, not of ${labelled.length}; predict and rank by reply instead`,
        )
      const labels = labelled.map((_, index) => labelOf(index))
      const messages = [choiceMessage(request, labels)]
      const promptTokens = estimatedTokens(...messages.map(({ content }) => content))
      const { result, shortened } = await exchange.ask(
        {
          call,
          prompt: CHOICE,
          write: ({ dialect, fit }) => {
            const fitted = fittedQuestion({ messages, maxTokens: 1, thinks: false }, fit)
            return fitted && { ...fitted, body: { model, ...choiceBody(fitted.messages, dialect) } }
          },
          read: (response) => readChoice(response, labels, promptTokens),
        },
        cancellation,
      )
      if (result.choice) return shortened ? { ...result.choice, shortened } : result.choice
      throw failed(call, 'the server gives no probabilities of the labels; predict and rank by reply instead')
    },
  }
}

/** Labels are letters from A on. The limit of 20 options keeps them within the alphabet. */
function labelOf(index: number): string {
  return String.fromCharCode(65 + index)
}
