/** Checks what a chat server can do: lists its models, asks for a tiny reply, and asks for the probabilities of labels. */
import type { Response } from 'undici'
import type { ServerCheck } from '#shared/vocabulary/models/chatServers.ts'
import { isCancellation, toWire } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { AddressToCheck } from '../../workbench/models/ports/trialModels.ts'
import { createChatServerLanguageModel } from './chatServerLanguageModel.ts'
import { completionBody, type AskedReply } from './completionBody.ts'
import { FULL_DIALECT, type Form } from './dialect/dialect.ts'
import { readReply } from './reply/readReply.ts'
import { servedModels } from './servedModels.ts'
import { serverExchange, type AskedOf } from './serverExchange.ts'

/** The most model names that are shown of a server's list, and the most characters of each name. */
const MOST_NAMES = 20
const MOST_LETTERS = 200
/** The time limit in seconds for the list of models. A working server lists them at once; only loading a model takes long. */
const LIST_SECONDS = 10

const NO_NAME = 'the model must be named, because the server does not list exactly one'

const SAID: Readonly<Record<Form, NonNullable<ServerCheck['form']>>> = {
  strict: 'schema',
  json_schema: 'schema',
  json_object: 'JSON',
  text: 'text',
}
const TINY: AskedReply = {
  messages: [{ role: 'user', content: 'Reply with the JSON {"ready": true} and nothing else.' }],
  prompt: 'check',
  schema: {
    type: 'object',
    properties: { ready: { type: 'boolean' } },
    required: ['ready'],
    additionalProperties: false,
  },
  temperature: 0,
  maxTokens: 16,
  seed: null,
}

/**
 * Checks one address with one model, trying each request once. Without a name, that is the only model it lists. A
 * server that cannot be reached or fails is not an error: `problem` of the result says what went wrong. Throws
 * WorkbenchError `cancelled` only.
 */
export async function checkChatServer(
  { address, model: named, timeoutSeconds }: AddressToCheck,
  cancellation: Cancellation,
): Promise<ServerCheck> {
  const optionsOf = (model: string) => ({
    addresses: [address],
    parallel: 1,
    timeoutSeconds,
    awaySeconds: 0,
    mostTries: 1,
    model,
  })
  const { answered, names, problem } = await servedModels(
    address,
    Math.min(timeoutSeconds, LIST_SECONDS),
    cancellation,
  )
  cancellation.throwIfCancelled()
  const [only = ''] = names?.length === 1 ? names : []
  const model = named === '' ? only : named
  const known = {
    address,
    reachable: answered,
    model,
    listed: names === null ? null : names.includes(model),
    models: (names ?? []).slice(0, MOST_NAMES).map((name) => name.slice(0, MOST_LETTERS)),
  }
  const none = { form: null, probabilities: null, milliseconds: null }
  if (!answered) return { ...known, ...none, problem }
  if (model === '') return { ...known, ...none, problem: NO_NAME }

  let { form } = FULL_DIALECT
  const began = performance.now()
  try {
    const question = {
      call: 'check',
      prompt: TINY.prompt,
      write: ({ dialect }: AskedOf) => {
        form = dialect.form
        const { messages, maxTokens } = TINY
        return { messages, maxTokens, shortened: false, body: { model, ...completionBody(TINY, dialect) } }
      },
      read: (response: Response) => readReply(response, { promptTokens: 0 }),
    }
    await serverExchange({ ...optionsOf(model), name: model }).ask(question, cancellation)
  } catch (error) {
    return { ...known, ...none, problem: problemOf(error) }
  }
  const milliseconds = Math.round(performance.now() - began)
  const probabilities = await givesProbabilities(optionsOf(model), cancellation)
  return { ...known, form: SAID[form], probabilities, milliseconds, problem: null }
}

async function givesProbabilities(
  options: Parameters<typeof createChatServerLanguageModel>[0],
  cancellation: Cancellation,
): Promise<boolean> {
  const request = {
    call: 'check',
    prompt: 'predict',
    role: 'answering',
    variables: {},
    document: 'Two letters.',
    question: 'Which comes first?',
    options: ['A', 'B'],
  } as const
  try {
    await createChatServerLanguageModel(options).choose(request, cancellation)
    return true
  } catch (error) {
    if (isCancellation(error)) throw error
    return false
  }
}

/** The problem without the name of the model, because the reader has just typed that name. */
function problemOf(error: unknown): string {
  if (isCancellation(error)) throw error
  const { details } = toWire(error)
  return details.code === 'model-failed' ? details.reason : details.code
}
