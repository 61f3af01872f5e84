/**
 * Checks what a run on a chat server will have: asks for its models and its context, for a short reply that the schema
 * alone decides, for each prompt of a run once, and for the probabilities of labels.
 */
import type { Response } from 'undici'
import type { ReplyForm, ServerCheck } from '#shared/vocabulary/models/chatServers.ts'
import { isCancellation, toWire } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { withoutThought } from '../../prompting/thought.ts'
import type { AddressToCheck, SampleQuestion } from '../../workbench/models/ports/trialModels.ts'
import { createChatServerLanguageModel } from './chatServerLanguageModel.ts'
import type { Form } from './dialect/dialect.ts'
import { jsonOf } from './reply/jsonOf.ts'
import { readReply, type ReadReply } from './reply/readReply.ts'
import { replyRequest } from './replyRequest.ts'
import { sentHeaders } from './sentHeaders.ts'
import { servedModels } from './servedModels.ts'
import { serverExchange, type ServerExchange } from './serverExchange.ts'
import type { ServerOptions } from './serverOptions.ts'

/** The most model names that are shown of a server's list, and the most characters of each name. */
const MOST_NAMES = 20
const MOST_LETTERS = 200
/** The time limit in seconds for the list of models. A working server lists them at once; only loading a model takes long. */
const LIST_SECONDS = 10

const NO_NAME = 'the model must be named, because the server does not list exactly one'

const SAID: Readonly<Record<Form, ReplyForm>> = {
  strict: 'schema',
  json_schema: 'schema',
  json_object: 'JSON',
  text: 'text',
}
/** Its words ask for no JSON, so that only a server that holds it to the schema replies with some. */
const SHORT: SampleQuestion = {
  prompt: 'check',
  messages: [
    { role: 'system', content: 'You are asked one thing.' },
    { role: 'user', content: 'Name a colour, in one word.' },
  ],
  schema: {
    type: 'object',
    properties: { ready: { type: 'boolean' } },
    required: ['ready'],
    additionalProperties: false,
  },
}
/** Tokens of the short reply; a thought may take some of them. */
const SHORT_TOKENS = 48
/** Tokens of a reply to a prompt: it is asked for its form alone. */
const FORM_TOKENS = 8
const SEED = 1

/**
 * Checks one address with one model, trying each request once. Without a name, that is the only model it lists. A
 * server that cannot be reached or fails is not an error: `problem` of the result says what went wrong. Throws
 * WorkbenchError `cancelled` only.
 */
export async function checkChatServer(
  { address, model: named, timeoutSeconds, questions, ...access }: AddressToCheck,
  cancellation: Cancellation,
): Promise<ServerCheck> {
  const seconds = Math.min(timeoutSeconds, LIST_SECONDS)
  const { answered, names, problem } = await servedModels({ address, ...access }, seconds, cancellation)
  cancellation.throwIfCancelled()
  const [only = ''] = names?.length === 1 ? names : []
  const model = named === '' ? only : named
  const notes: string[] = []
  const known = {
    address,
    reachable: answered,
    model,
    listed: names === null ? null : names.includes(model),
    models: (names ?? []).slice(0, MOST_NAMES).map((name) => name.slice(0, MOST_LETTERS)),
    notes,
  }
  const none = {
    form: null,
    holds: null,
    prompts: [],
    contextTokens: null,
    thinks: null,
    probabilities: null,
    milliseconds: null,
  }
  if (!answered) return { ...known, ...none, problem }
  if (model === '') return { ...known, ...none, problem: problem ?? NO_NAME }

  const options: ServerOptions = {
    addresses: [address],
    name: model,
    model,
    parallel: 1,
    timeoutSeconds,
    awaySeconds: 0,
    mostTries: 1,
    headers: sentHeaders(access),
    told: (news) => void (news.kind === 'noted' && notes.push(news.sentence)),
  }
  const exchange = serverExchange(options)
  const server = exchange.knowledgeOf(address)
  const formOf = (prompt: string) => SAID[server.knowledge.dialectFor(prompt).form]
  const ask = (question: SampleQuestion, maxTokens: number) =>
    askOnce(question, { model, maxTokens, exchange, cancellation })
  const began = performance.now()
  let reply: ReadReply
  try {
    reply = await ask(SHORT, SHORT_TOKENS)
  } catch (error) {
    return { ...known, ...none, problem: problemOf(error) }
  }
  const milliseconds = Math.round(performance.now() - began)
  const prompts: { readonly prompt: string; readonly form: ReplyForm | null }[] = []
  for (const question of questions) {
    const { prompt } = question
    try {
      await ask(question, FORM_TOKENS)
      prompts.push({ prompt, form: formOf(prompt) })
    } catch (error) {
      prompts.push({ prompt, form: null })
      notes.push(`refuses ${prompt}: ${problemOf(error)}`)
    }
  }
  return {
    ...known,
    form: formOf(SHORT.prompt),
    holds: formOf(SHORT.prompt) === 'schema' ? isHeld(reply) : null,
    prompts,
    contextTokens: await server.context(cancellation),
    thinks: server.knowledge.thinks,
    probabilities: await givesProbabilities(options, cancellation),
    milliseconds,
    problem: null,
  }
}

interface Asking {
  readonly model: string
  readonly maxTokens: number
  readonly exchange: ServerExchange
  readonly cancellation: Cancellation
}

async function askOnce(
  { prompt, messages, schema }: SampleQuestion,
  { model, maxTokens, exchange, cancellation }: Asking,
): Promise<ReadReply> {
  const { result, address } = await exchange.ask(
    {
      call: 'check',
      prompt,
      write: (of) => {
        const asked = { messages, schema, prompt, maxTokens, temperature: 0, seed: SEED }
        return replyRequest(model, { ...asked, thinks: false }, of)
      },
      read: (response: Response) => readReply(response, { promptTokens: 0 }),
    },
    cancellation,
  )
  exchange.knowledgeOf(address).read(result)
  return result
}

/** Whether the short reply is what its schema asks for; null where there is none, as when all of it was a thought. */
function isHeld({ completion: { text, cut } }: ReadReply): boolean | null {
  const reply = withoutThought(text).trim()
  if (reply === '' || (cut && !reply.startsWith('{'))) return null
  const json = jsonOf(reply)
  return cut ? true : typeof json === 'object' && json !== null && 'ready' in json
}

async function givesProbabilities(options: ServerOptions, cancellation: Cancellation): Promise<boolean> {
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
    await createChatServerLanguageModel({ ...options, told: undefined }).choose(request, cancellation)
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
