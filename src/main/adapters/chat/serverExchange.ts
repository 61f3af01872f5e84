/** Asks the least busy chat server, less of one that refuses, and again at another or later where that may help. */
import { setTimeout } from 'node:timers/promises'
import type { Response } from 'undici'
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { AddressPool } from './addressPool.ts'
import { AddressTries, type WrittenRequest } from './addressTries.ts'
import type { Fit } from './context/promptFit.ts'
import type { Dialect } from './dialect/dialect.ts'
import { KnownServer } from './knownServer.ts'
import { Patience } from './patience.ts'
import { postRequest, type Outcome } from './postRequest.ts'
import type { Unreadable } from './reply/unreadable.ts'
import type { Headers, ServerOptions } from './serverOptions.ts'

/** What a request is written for. */
export interface AskedOf {
  readonly dialect: Dialect
  readonly fit: Fit
  readonly address: string
}

/** One request: how to write it, and how to read the response. */
export interface ServerQuestion<Result> {
  /** The name of the call, for error messages. */
  readonly call: string
  /** The name of the prompt, whose schema a server may refuse. */
  readonly prompt: string
  /** Writes the request; null where the prompt cannot be made to fit. */
  readonly write: (asked: AskedOf) => WrittenRequest | null
  /** Reads a response of success. Where its body is no answer, the request is tried again. */
  readonly read: (response: Response, address: string) => Promise<Result | Unreadable>
}

/** An answer, and how it came about. */
export interface ServerAnswer<Result> {
  readonly result: Result
  readonly address: string
  /** Whether the prompt was shortened to fit. */
  readonly shortened: boolean
}

/** Asks whichever server is free. It is shared by all calls of one model. */
export interface ServerExchange {
  /** @throws WorkbenchError `model-failed` if the last try fails or the server refuses the request, `cancelled`. */
  ask<Result extends object>(
    question: ServerQuestion<Result>,
    cancellation: Cancellation,
  ): Promise<ServerAnswer<Result>>
  /** What is known of an address. */
  knowledgeOf(address: string): KnownServer
}

/** Creates the exchange. What becomes of a failure is decided in `patience.ts`, of a refusal in `addressTries.ts`. */
export function serverExchange(options: ServerOptions): ServerExchange {
  const { addresses, name, model, parallel, timeoutSeconds, headers } = options
  const { told = () => undefined } = options
  const pool = new AddressPool(addresses, parallel)
  const headersOf = (address: string): Headers =>
    (typeof headers === 'function' ? headers(address) : headers) ?? {}
  const known = new Map(
    addresses.map((address) => [
      address,
      new KnownServer({ address, model, headers: headersOf(address), timeoutSeconds, told }),
    ]),
  )
  const serverAt = (address: string): KnownServer => {
    const server = known.get(address)
    if (!server) throw new RangeError(`no server at ${address}`)
    return server
  }

  return {
    knowledgeOf: serverAt,
    ask: async ({ call, prompt, write, read }, cancellation) => {
      const failed = (reason: string) =>
        new WorkbenchError({ code: 'model-failed', model: name, call, reason })
      const patience = new Patience(options)
      const tries = new Map<string, AddressTries>()
      for (let avoided: string | null = null; ;) {
        cancellation.throwIfCancelled()
        const address: string = await pool.take(avoided)
        const server = serverAt(address)
        let outcome: Outcome<Awaited<ReturnType<typeof read>> & object>
        let here: AddressTries
        let request: WrittenRequest
        try {
          const contextTokens = await server.context(cancellation)
          here = tries.get(address) ?? new AddressTries(server.knowledge, prompt, contextTokens)
          tries.set(address, here)
          const next = here.next((asked) => write({ ...asked, address }))
          if (typeof next === 'string') throw failed(`${server.host} ${next}`)
          request = next.request
          outcome = (await postRequest(address, next.body, {
            headers: headersOf(address),
            read: (response) => read(response, address),
            timeoutSeconds,
            cancellation,
          })) as typeof outcome
        } finally {
          pool.give(address)
        }
        cancellation.throwIfCancelled()
        if (outcome.kind === 'answered') {
          pool.rest(address, false)
          server.answered(here.accepted())
          return { result: outcome.result as never, address, shortened: request.shortened }
        }
        if (here.learnsFrom(outcome)) continue
        const verdict = patience.after(outcome, server)
        if ('failed' in verdict) throw failed(`${server.host} ${verdict.failed}`)
        pool.rest(address, outcome.kind === 'away')
        avoided = address
        if (outcome.kind === 'away') server.awaited(verdict.notice)
        await waited(verdict.milliseconds, cancellation)
      }
    },
  }
}

/** Waits this long, or until the run is stopped. */
async function waited(milliseconds: number, cancellation: Cancellation): Promise<void> {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  // A stop ends the wait early; that is all it can throw, and the caller looks for it next.
  await setTimeout(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
  forget()
}
