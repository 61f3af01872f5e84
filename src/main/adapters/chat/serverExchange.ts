/** Sends one request to the least busy chat server, and retries at another server or later where that may help. */
import { setTimeout } from 'node:timers/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { AddressPool } from './addressPool.ts'
import { postRequest, type Outcome } from './postRequest.ts'
import { FULL_SHAPE, lesserShape, requestToTry, type Refusal, type RequestShape } from './requestShape.ts'
import type { Unreadable } from './unreadable.ts'

/** Which servers to ask, and how long and how often. */
export interface ServerOptions {
  /** Base addresses, up to and including `/v1`. */
  readonly addresses: readonly string[]
  /** The name of the model, for error messages. */
  readonly name: string
  /** Concurrency limit: requests in flight at each address. */
  readonly parallel: number
  /** Time limit of one try, in seconds. */
  readonly timeoutSeconds: number
  /** Delay in milliseconds before the second try (default 500). Each further delay is twice as long. */
  readonly firstDelay?: number | undefined
  /** The most tries for one request (default 5). */
  readonly mostTries?: number | undefined
}

/** One request: how to write its body, and how to read the response. */
export interface ServerQuestion<Result> {
  /** The name of the call, for error messages. */
  readonly call: string
  /** The body of the request, given what may be asked of this server. */
  readonly body: (shape: RequestShape, address: string) => Readonly<Record<string, unknown>>
  /** Reads a response of success. Where its body is no answer, the request is retried. */
  readonly read: (response: Response, address: string) => Promise<Result | Unreadable>
}

/** Asks whichever server is free. It is shared by all calls of one model. */
export interface ServerExchange {
  /** @throws WorkbenchError `model-failed` if the last try fails or the server refuses the request, `cancelled`. */
  ask<Result extends object>(question: ServerQuestion<Result>, cancellation: Cancellation): Promise<Result>
}

const MOST_TRIES = 5
const FIRST_DELAY = 500

/**
 * Creates the exchange. It retries a timeout, a lost connection, an unreadable answer and the statuses 408, 429 and
 * 5xx, and waits as long as `retry-after` says, at most 30 s. A server that refuses a request is asked for less, and
 * once that was accepted, for no more than that again.
 */
export function serverExchange({
  addresses,
  name,
  parallel,
  timeoutSeconds,
  firstDelay = FIRST_DELAY,
  mostTries = MOST_TRIES,
}: ServerOptions): ServerExchange {
  const pool = new AddressPool(addresses, parallel)
  /** What each address is known to take. */
  const shapes = new Map<string, RequestShape>()
  return {
    ask: async <Result extends object>(
      { call, body, read }: ServerQuestion<Result>,
      cancellation: Cancellation,
    ) => {
      const failed = (reason: string) =>
        new WorkbenchError({ code: 'model-failed', model: name, call, reason })
      const refusals = new Map<string, readonly Refusal[]>()
      let reason = ''
      let avoided: string | null = null
      for (let tries = 0; tries < mostTries;) {
        cancellation.throwIfCancelled()
        const address: string = await pool.take(avoided)
        const host = new URL(address).host
        const refused = refusals.get(address) ?? []
        const request = requestToTry(shapes.get(address) ?? FULL_SHAPE, refused, (shape) =>
          body(shape, address),
        )
        if (request === null) {
          pool.give(address)
          throw failed(`${host} ${refused.at(-1)?.said ?? ''}`)
        }
        const outcome: Outcome<Result> = await postRequest(address, request.body, {
          read: (response) => read(response, address),
          timeoutSeconds,
          cancellation,
        }).finally(() => pool.give(address))
        cancellation.throwIfCancelled()
        switch (outcome.kind) {
          case 'answered':
            shapes.set(address, lesserShape(shapes.get(address) ?? FULL_SHAPE, request.shape))
            return outcome.result
          case 'failed':
            throw failed(`${host} ${outcome.reason}`)
          case 'refused':
            refusals.set(address, [...refused, { ...request, said: outcome.reason }])
            break
          case 'again':
            reason = `${host} ${outcome.reason}`
            avoided = address
            tries += 1
            if (tries < mostTries)
              await waited(outcome.milliseconds ?? firstDelay * 2 ** (tries - 1), cancellation)
        }
      }
      throw failed(mostTries === 1 ? reason : `${reason}, after ${mostTries} tries`)
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
