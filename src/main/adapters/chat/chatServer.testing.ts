/** A chat server on the loopback interface for tests. Each test tells it how to answer. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the server answers one request. `count` is the number of requests so far, this one included. */
export type Behaviour = (
  request: { readonly body: Readonly<Record<string, unknown>>; readonly count: number },
  response: ServerResponse,
) => void

/** The running server and what it has observed. */
export interface ChatServer {
  /** Base address, which ends in `/v1`. */
  readonly address: string
  /** JSON bodies of all requests so far, in order of arrival. */
  readonly bodies: readonly Readonly<Record<string, unknown>>[]
  /** The highest concurrency seen: the most requests that were in flight at the same time. */
  readonly most: () => number
  close(): Promise<void>
}

/** Answers with a chat completion of this text. `usage` is its token count; null leaves the count out. */
export const answerWith =
  (content: string, usage: object | null = { prompt_tokens: 12, completion_tokens: 5 }): Behaviour =>
  (_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ choices: [{ message: { role: 'assistant', content } }], ...(usage ? { usage } : {}) }),
    )
  }

/** One event of a stream: a piece of the reply, of its thought, its end, a usage, or anything else a server may send. */
export type StreamEvent =
  | { readonly content: string }
  | { readonly reasoning_content: string }
  | { readonly reasoning: string }
  | { readonly finish_reason: string }
  | { readonly usage: object }
  | { readonly raw: string }

/** Writes events as a server sends them, one after the other, and leaves the stream open. */
export function writeEvents(response: ServerResponse, ...events: readonly StreamEvent[]): void {
  if (!response.headersSent) response.setHeader('content-type', 'text/event-stream; charset=utf-8')
  for (const event of events) response.write('raw' in event ? event.raw : `data: ${chunkOf(event)}\n\n`)
}

function chunkOf(event: Exclude<StreamEvent, { readonly raw: string }>): string {
  if ('usage' in event) return JSON.stringify({ choices: [], ...event })
  const { finish_reason = null, ...delta } = { finish_reason: undefined, ...event }
  return JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })
}

/** The end of a stream. */
export const DONE: StreamEvent = { raw: 'data: [DONE]\n\n' }

/** Answers with a stream of these events. */
export const answerStream =
  (...events: readonly StreamEvent[]): Behaviour =>
  (_, response) => {
    writeEvents(response, ...events)
    response.end()
  }

/**
 * Answers with the candidates for the first token of the reply and their log probabilities. Null stands for a server
 * that returns no log probabilities.
 */
export const answerTokens =
  (tokens: Readonly<Record<string, number>> | null): Behaviour =>
  (_, response) => {
    const told = Object.entries(tokens ?? {}).map(([token, logprob]) => ({ token, logprob }))
    const logprobs = tokens === null ? null : { content: [{ ...told[0], top_logprobs: told }] }
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ choices: [{ message: { content: 'A' }, logprobs }], usage: { prompt_tokens: 40 } }),
    )
  }

/** Answers with this HTTP status and these headers, such as 429 with `retry-after`, and these words. */
export const answerStatus =
  (status: number, headers: Readonly<Record<string, string>> = {}, words = 'busy'): Behaviour =>
  (_, response) => {
    response.writeHead(status, headers).end(words)
  }

/** Answers `GET /models` with a list of these model names. */
export const listModels =
  (...names: readonly string[]) =>
  (response: ServerResponse): void => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ object: 'list', data: names.map((id) => ({ id })) }))
  }

/** Starts the server on a free port of 127.0.0.1. By default, `GET /models` answers 404. */
export async function startChatServer(
  behaviour: Behaviour,
  models: (response: ServerResponse) => void = (response) => void response.writeHead(404).end(),
): Promise<ChatServer> {
  const bodies: Readonly<Record<string, unknown>>[] = []
  let running = 0
  let most = 0
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      models(response)
      return
    }
    running += 1
    most = Math.max(most, running)
    response.on('close', () => (running -= 1))
    void textOf(request).then((text) => {
      const body = JSON.parse(text) as Readonly<Record<string, unknown>>
      bodies.push(body)
      behaviour({ body, count: bodies.length }, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/v1`,
    bodies,
    most: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
