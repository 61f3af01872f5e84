/** Chat servers with the habits of real ones, for tests: each answers by the schema that it is asked for. */
import type { ServerResponse } from 'node:http'
import { DONE, listModels, startChatServer, writeEvents, type ChatServer } from './chatServer.testing.ts'

type Body = Readonly<Record<string, unknown>>

/** What a server refuses, with which status and words; null for what it takes. */
export type Refuses = (body: Body) => { readonly status: number; readonly error: unknown } | null
/** How a server sends a reply. */
export type Sends = (reply: string, body: Body, response: ServerResponse) => void

/** One habit: any part may be left to what most servers do. */
export interface ServerHabit {
  readonly refuses?: Refuses
  readonly sends?: Sends
  readonly models?: (response: ServerResponse) => void
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minItems?: number
}

/** Returns the schema that is asked for, if one is. */
export function schemaOf(body: Body): Schema | null {
  const format = body['response_format'] as
    { readonly json_schema?: { readonly schema?: Schema } } | undefined
  return format?.json_schema?.schema ?? null
}

/** The name of the form that is asked for. */
export function formOf(body: Body): string {
  return (body['response_format'] as { readonly type: string } | undefined)?.type ?? 'none'
}

/** A refusal in OpenAI's envelope. */
export const refusal = (status: number, message: string, more: object = {}) => ({
  status,
  error: { error: { message, type: 'invalid_request_error', ...more } },
})

/** About as many tokens as the messages have. */
export function tokensOf(body: Body): number {
  return Math.ceil(JSON.stringify(body['messages']).length / 4)
}

/** A complete reply that fits the schema; without one, one that a ranking and a prediction can be read of. */
function replyTo(schema: Schema | null): unknown {
  if (schema === null) return { ranking: [1, 2, 3, 4, 5], prediction: 'A' }
  if (schema.enum) return schema.enum[0]
  if (schema.properties)
    return Object.fromEntries(Object.entries(schema.properties).map(([key, value]) => [key, replyTo(value)]))
  if (schema.type === 'array')
    return Array.from({ length: Math.max(schema.minItems ?? 1, 1) }, (_, index) =>
      schema.items?.enum ? schema.items.enum[index] : replyTo(schema.items ?? null),
    )
  return schema.type === 'boolean' ? true : 'calm piano'
}

/** A whole answer with this message. */
export function sendWhole(response: ServerResponse, message: object, more: object = {}): void {
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...more }],
      usage: { prompt_tokens: 12, completion_tokens: 5 },
    }),
  )
}

/** Sends a reply as it was asked for: in pieces, or whole. */
export const sendAsAsked: Sends = (reply, body, response) => {
  if (body['stream'] !== true) {
    sendWhole(response, { content: reply })
    return
  }
  const half = Math.ceil(reply.length / 2)
  writeEvents(
    response,
    { content: reply.slice(0, half) },
    { content: reply.slice(half) },
    { finish_reason: 'stop' },
  )
  if (body['stream_options']) writeEvents(response, { usage: { prompt_tokens: 12, completion_tokens: 5 } })
  writeEvents(response, DONE)
  response.end()
}

/** Starts a server with one habit. It tells the probabilities of labels. */
export function startWithHabit({
  refuses = () => null,
  sends = sendAsAsked,
  models = listModels('m'),
}: ServerHabit): Promise<ChatServer> {
  return startChatServer(({ body }, response) => {
    const refused = refuses(body)
    if (refused) {
      response.writeHead(refused.status, { 'content-type': 'application/json' })
      response.end(typeof refused.error === 'string' ? refused.error : JSON.stringify(refused.error))
    } else if (body['logprobs'] === true) {
      const top_logprobs = ['A', 'B', 'C'].map((token, index) => ({ token, logprob: -1 - index }))
      sendWhole(response, { content: 'A' }, { logprobs: { content: [{ ...top_logprobs[0], top_logprobs }] } })
    } else sends(JSON.stringify(replyTo(schemaOf(body))), body, response)
  }, models)
}
