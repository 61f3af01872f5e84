/** One question to whichever server is least busy, tried again elsewhere or later where that may help. */
import { setTimeout } from 'node:timers/promises'
import { WorkbenchError } from '#shared/errors.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import { AddressPool } from './addressPool.ts'
import { boundedText } from './boundedText.ts'

/** What a server is asked to hold its reply to, the strictest first; a server that refuses one is not asked for it again. */
export const FORMS = ['json_schema', 'json_object', 'text'] as const
export type Form = (typeof FORMS)[number]

export interface ServerOptions {
  /** Up to and with `/v1`. */
  readonly addresses: readonly string[]
  /** Shown in errors. */
  readonly name: string
  /** Questions under way at once at each address. */
  readonly parallel: number
  readonly timeoutSeconds: number
  /** Milliseconds before the second try; each further one waits twice as long. */
  readonly firstDelay?: number | undefined
  /** Absent: a few, for a server that is busy now. */
  readonly mostTries?: number | undefined
}

export interface ServerQuestion<Result> {
  readonly call: string
  /** Body of the request in the form that the server takes. */
  readonly body: (form: Form) => Readonly<Record<string, unknown>>
  /** Null where it is no answer, so that it is asked for again. */
  readonly read: (text: string) => Result | null
}

export interface ServerExchange {
  /** @throws WorkbenchError `model-failed`, `cancelled`. */
  ask<Result>(question: ServerQuestion<Result>, cancellation: Cancellation): Promise<Result>
}

const MOST_TRIES = 5
const FIRST_DELAY = 500
const LONGEST_DELAY = 30_000

/** What came of one try; `again` may be tried once more, elsewhere or later. */
type Outcome<Result> =
  | { readonly result: Result }
  | { readonly refused: Form }
  | { readonly again: string; readonly after: number | null }
  | { readonly failed: string }

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
          // Whoever refuses a question that names no form refuses something else of it.
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
  /** Null where the reply is held to nothing. */
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
    // A redirect could lead the texts of a run anywhere.
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

/** Until then, or until the run is stopped. */
async function waited(milliseconds: number, cancellation: Cancellation): Promise<void> {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  await setTimeout(milliseconds, undefined, { signal: stop.signal }).catch(() => undefined)
  forget()
}
