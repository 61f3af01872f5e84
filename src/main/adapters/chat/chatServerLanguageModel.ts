/**
 * A LanguageModel that asks OpenAI-compatible chat servers, such as llama-server, vLLM, Ollama or LM Studio, on this
 * machine or on several others.
 */
import { WorkbenchError } from '#shared/errors.ts'
import type { ChoiceRequest, CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import { readChoice, readCompletion } from './readCompletion.ts'
import { serverExchange, type Form, type ServerOptions } from './serverExchange.ts'

/** The servers to ask, and the name of the model that all of them serve. */
export interface ChatServerOptions extends Omit<ServerOptions, 'name'> {
  readonly model: string
}

/** The largest number of first-token probabilities (`top_logprobs`) that a server returns. */
const TOLD_TOKENS = 20

/**
 * Opens the model. Its concurrency is `parallel` at each address. Its name includes the hosts, because every result
 * must show where it was computed. `complete` and `choose` throw WorkbenchError `model-failed` or `cancelled`;
 * `choose` also fails with more than 20 options.
 */
export function createChatServerLanguageModel({ model, ...options }: ChatServerOptions): LanguageModel {
  const { addresses, parallel } = options
  const name = `${model} at ${addresses.map((address) => new URL(address).host).join(', ')}`
  const exchange = serverExchange({ ...options, name })
  const failed = (call: string, reason: string) =>
    new WorkbenchError({ code: 'model-failed', model: name, call, reason })
  return {
    description: { name, caveat: null },
    parallel: parallel * addresses.length,
    complete: (request, cancellation) =>
      exchange.ask(
        {
          call: request.call,
          body: (form) => ({ model, ...completionBody(request), ...formatOf(request, form) }),
          read: readCompletion,
        },
        cancellation,
      ),
    choose: async (request, cancellation) => {
      const { call, options } = request
      if (options.length > TOLD_TOKENS)
        throw failed(
          call,
          `servers tell the probabilities of at most ${TOLD_TOKENS} labels, not of ${options.length}; predict and rank by reply instead`,
        )
      const labels = options.map((_, index) => labelOf(index))
      const { choice } = await exchange.ask(
        {
          call,
          body: () => ({ model, ...choiceBody(request, labels) }),
          read: (text) => readChoice(text, labels),
        },
        cancellation,
      )
      if (choice) return choice
      throw failed(call, 'the server gives no probabilities of the labels; predict and rank by reply instead')
    },
  }
}

function completionBody({ messages, sampling, seed }: CompletionRequest) {
  return {
    messages,
    temperature: sampling.temperature,
    // Servers count the tokens a model spends on thinking as part of its reply.
    max_tokens: sampling.maxTokens + sampling.maxThoughtTokens,
    seed: seed & 0x7fffffff,
    stream: false,
  }
}

function formatOf({ schema, prompt }: CompletionRequest, form: Form): Readonly<Record<string, unknown>> {
  if (schema === null) return {}
  return {
    json_schema: { response_format: { type: 'json_schema', json_schema: { name: prompt, schema } } },
    json_object: { response_format: { type: 'json_object' } },
    text: {},
  }[form]
}

/** Asks for a reply of one token: its log probabilities give the probability of each label. */
function choiceBody({ document, question, options }: ChoiceRequest, labels: readonly string[]) {
  const listed = options.map((option, index) => `${labels[index] ?? ''}. ${option}`).join('\n')
  const content = `${document}\n\n${question}\n${listed}\n\nReply with the letter of the best answer and nothing else.`
  return {
    messages: [{ role: 'user', content }],
    temperature: 0,
    max_tokens: 1,
    logprobs: true,
    top_logprobs: TOLD_TOKENS,
    stream: false,
  }
}

/** Labels are letters from A on. The limit of 20 options keeps them within the alphabet. */
function labelOf(index: number): string {
  return String.fromCharCode(65 + index)
}
