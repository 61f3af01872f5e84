/** Checks what a chat server can do: lists its models, asks for a tiny reply, and asks for the probabilities of labels. */
import { z } from 'zod'
import type { ServerCheck } from '#shared/vocabulary/models/chatServers.ts'
import { isCancellation, toWire } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { AddressToCheck } from '../../workbench/models/ports/trialModels.ts'
import { boundedText } from './boundedText.ts'
import { createChatServerLanguageModel } from './chatServerLanguageModel.ts'
import { completionBody, type AskedReply } from './completionBody.ts'
import { jsonOf } from './jsonOf.ts'
import { readReply } from './readReply.ts'
import { FULL_SHAPE, type Form, type RequestShape } from './requestShape.ts'
import { serverExchange } from './serverExchange.ts'

/** The most model names that are shown of a server's list, and the most characters of each name. */
const MOST_NAMES = 20
const MOST_LETTERS = 200
/** The time limit in seconds for the list of models. A working server lists them at once; only loading a model takes long. */
const LIST_SECONDS = 10

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
const listing = z.object({ data: z.array(z.object({ id: z.string() })) })

/**
 * Checks one address with one model, trying each request once. A server that cannot be reached or fails is not an
 * error: `problem` of the result says what went wrong. Throws WorkbenchError `cancelled` only.
 */
export async function checkChatServer(
  { address, model, timeoutSeconds }: AddressToCheck,
  cancellation: Cancellation,
): Promise<ServerCheck> {
  const options = { addresses: [address], parallel: 1, timeoutSeconds, mostTries: 1 }
  const listed = await modelsOf(address, Math.min(timeoutSeconds, LIST_SECONDS), cancellation)
  cancellation.throwIfCancelled()
  const known = {
    address,
    reachable: listed.answered,
    listed: listed.names === null ? null : listed.names.includes(model),
    models: (listed.names ?? []).slice(0, MOST_NAMES).map((name) => name.slice(0, MOST_LETTERS)),
  }
  const none = { form: null, probabilities: null, milliseconds: null }
  if (!listed.answered) return { ...known, ...none, problem: listed.problem }

  let { form } = FULL_SHAPE
  const began = performance.now()
  try {
    const question = {
      call: 'check',
      body: (shape: RequestShape) => {
        form = shape.form
        return { model, ...completionBody(TINY, shape) }
      },
      read: (response: Response) => readReply(response, { promptTokens: 0 }),
    }
    await serverExchange({ ...options, name: model }).ask(question, cancellation)
  } catch (error) {
    return { ...known, ...none, problem: problemOf(error) }
  }
  const milliseconds = Math.round(performance.now() - began)
  const probabilities = await givesProbabilities({ ...options, model }, cancellation)
  return { ...known, form: SAID[form], probabilities, milliseconds, problem: null }
}

interface Listing {
  readonly answered: boolean
  /** Null if the server has no list of models. */
  readonly names: readonly string[] | null
  readonly problem: string | null
}

async function modelsOf(address: string, seconds: number, cancellation: Cancellation): Promise<Listing> {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  try {
    const response = await fetch(`${address.replace(/\/+$/, '')}/models`, {
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(seconds * 1000)]),
      // A redirect could lead the texts of a run anywhere.
      redirect: 'manual',
    })
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel()
      return {
        answered: false,
        names: null,
        problem: `sends on to another address (${response.status}), which is not followed`,
      }
    }
    const text = await boundedText(response)
    return { answered: true, names: response.ok ? namesIn(text ?? '') : null, problem: null }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    const problem = timedOut
      ? `gave no answer within ${seconds} s`
      : `could not be reached: ${causeOf(error)}`
    return { answered: false, names: null, problem }
  } finally {
    forget()
  }
}

function namesIn(text: string): readonly string[] | null {
  const parsed = listing.safeParse(jsonOf(text))
  return parsed.success ? parsed.data.data.map(({ id }) => id) : null
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

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
