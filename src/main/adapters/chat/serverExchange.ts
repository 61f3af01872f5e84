/** Sends one request to the least busy chat server, and retries at another server or later where that may help. */
import { setTimeout } from 'node:timers/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { AddressPool } from './addressPool.ts'
import { boundedText } from './boundedText.ts'

/**
 * The response formats that can be asked for, the strictest first. Once a server refuses a format, the next one is
 * used for that server.
 */
export const FORMS = ['json_schema', 'json_object', 'text'] as const
/** A response format of a chat server. */
export type Form = (typeof FORMS)[number]

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
  /** The body of the request, given the response format that the server accepts. */
  readonly body: (form: Form) => Readonly<Record<string, unknown>>
  /** Returns null if the text is not an answer; the request is then retried. */
  readonly read: (text: string) => Result | null
}

/** Asks whichever server is free. It is shared by all calls of one model. */
export interface ServerExchange {
  /** @throws WorkbenchError `model-failed` if the last try fails or the server refuses the request, `cancelled`. */
  ask<Result>(question: ServerQuestion<Result>, cancellation: Cancellation): Promise<Result>
}

const MOST_TRIES = 5
const FIRST_DELAY = 500
const LONGEST_DELAY = 30_000

/** The outcome of one try. `again` says why it may be retried, `after` how many milliseconds the server asks to wait. */
type Outcome<Result> =
  | { readonly result: Result }
  | { readonly refused: Form }
  | { readonly again: string; readonly after: number | null }
  | { readonly failed: string }

/**
 * Creates the exchange. It retries a timeout, a lost connection, an unreadable answer and the statuses 408, 429 and
 * 5xx, and waits as long as `retry-after` says, at most 30 s.
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
  const forms = new Map(addresses.map((address) => [address, FORMS[0] as Form]))
  return {
    ask: async <Result>({ call, body, read }: ServerQuestion<Result>, cancellation: Cancellation) => {
      const failed = (reason: string) =>
        new WorkbenchError({ code: 'model-failed', model: name, call, reason })
      let reason = ''
      let avoided: string | null = null
      for (let tries = 0; tries < mostTries;) {
        cancellation.throwIfCancelled()
        const address: string = await pool.take(avoided)
        const form = forms.get(address) ?? 'text'
        const asked = body(form)
        const outcome: Outcome<Result> = await posted(address, JSON.stringify(asked), {
          // A server that refuses a request without a response format objects to something else in it.
          form: 'response_format' in asked ? form : null,
          read,
          timeoutSeconds,
          cancellation,
        }).finally(() => pool.give(address))
        cancellation.throwIfCancelled()
        if ('result' in outcome) return outcome.result
        if ('failed' in outcome) throw failed(`${new URL(address).host} ${outcome.failed}`)
        if ('refused' in outcome) {
          forms.set(address, FORMS[FORMS.indexOf(outcome.refused) + 1] ?? 'text')
          continue
        }
        reason = `${new URL(address).host} ${outcome.again}`
        avoided = address
        tries += 1
        if (tries < mostTries) await waited(outcome.after ?? firstDelay * 2 ** (tries - 1), cancellation)
      }
      throw failed(mostTries === 1 ? reason : `${reason}, after ${mostTries} tries`)
    },
  }
}

interface Try<Result> {
  /** Null if the request asks for no response format. */
  readonly form: Form | null
  readonly read: (text: string) => Result | null
  readonly timeoutSeconds: number
  readonly cancellation: Cancellation
}

async function posted<Result>(
  address: string,
  body: string,
  { form, read, timeoutSeconds, cancellation }: Try<Result>,
): Promise<Outcome<Result>> {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(timeoutSeconds * 1000)])
  try {
    // A redirect could send the texts of a run to any other server.
    const response = await fetch(`${address.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
      redirect: 'error',
    })
    const text = await boundedText(response)
    if (response.ok) return resultOf(text, read)
    const said = (text ?? '').replace(/\s+/g, ' ').slice(0, 200)
    if (form !== null && form !== 'text' && (response.status === 400 || response.status === 422))
      return { refused: form }
    if (response.status === 408 || response.status === 429 || response.status >= 500) {
      const seconds = Number(response.headers.get('retry-after') ?? NaN)
      return {
        again: `answered ${response.status}: ${said}`,
        after: Number.isFinite(seconds) ? Math.min(LONGEST_DELAY, seconds * 1000) : null,
      }
    }
    return { failed: `answered ${response.status}: ${said}` }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return {
      again: timedOut
        ? `gave no answer within ${timeoutSeconds} s`
        : `could not be reached: ${reasonOf(error)}`,
      after: null,
    }
  } finally {
    forget()
  }
}

function resultOf<Result>(text: string | null, read: (text: string) => Result | null): Outcome<Result> {
  if (text === null) return { again: 'answered with more than any reply may have', after: null }
  const result = read(text)
  return result === null
    ? { again: 'answered with something that is no chat completion', after: null }
    : { result }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

/** Waits this long, or until the run is stopped. */
async function waited(milliseconds: number, cancellation: Cancellation): Promise<void> {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  // A stop ends the wait early; that is all it can throw, and the caller looks for it next.
  await setTimeout(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
  forget()
}
