/** Posts one request to one chat server and sorts what comes of it. */
import type { Response } from 'undici'
import type { Cancellation } from '../../ports/cancellation.ts'
import { lengthRefusalIn, type LengthRefusal } from './context/lengthRefusal.ts'
import { boundedText } from './reply/boundedText.ts'
import { errorInText, type ServerError } from './reply/serverError.ts'
import { errorReason, wordsOf, type Unreadable } from './reply/unreadable.ts'
import { serverFetch } from './serverFetch.ts'
import { withoutSecrets } from './withoutSecrets.ts'

/** What came of one try. A reason continues a sentence that begins with the server. */
export type Outcome<Result> =
  | { readonly kind: 'answered'; readonly result: Result }
  /** The server does not take the request as it is; it may take another. */
  | { readonly kind: 'refused'; readonly reason: string; readonly error: ServerError }
  /** Prompt and reply are longer than the server's context. */
  | { readonly kind: 'too long'; readonly reason: string; readonly length: LengthRefusal }
  /** The server failed; its words are null where it said nothing. */
  | { readonly kind: 'broken'; readonly reason: string; readonly error: ServerError | null }
  /** The server is loading, busy or not there, and may be back after as many milliseconds as it says, if it does. */
  | { readonly kind: 'away'; readonly reason: string; readonly milliseconds: number | null }
  /** No answer came in time. */
  | { readonly kind: 'silent'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/** How a response is read, and for how long it is waited for. */
export interface Reading<Result> {
  readonly headers: Readonly<Record<string, string>>
  readonly read: (response: Response) => Promise<Result | Unreadable>
  readonly timeoutSeconds: number
  readonly cancellation: Cancellation
}

/** Failures to connect to a server that is not there, or not there yet. */
const NOT_THERE = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'EAI_AGAIN',
])

/** Posts the body to `/chat/completions` below the address. Never rejects: what goes wrong is an outcome. */
export async function postRequest<Result extends object>(
  address: string,
  body: string,
  { headers, read, timeoutSeconds, cancellation }: Reading<Result>,
): Promise<Outcome<Result>> {
  const stop = new AbortController()
  const forget = cancellation.onCancel(() => stop.abort())
  const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(timeoutSeconds * 1000)])
  try {
    // A redirect could send the texts of a run to any other server.
    const response = await serverFetch(`${address.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal,
      redirect: 'error',
    })
    if (!response.ok) {
      const error = errorInText(withoutSecrets((await boundedText(response)) ?? '', headers))
      return outcomeOf(error, response.status, response.headers.get('retry-after'))
    }
    const result = await read(response)
    if (!('unreadable' in result)) return { kind: 'answered', result }
    const { unreadable: reason, error } = result
    if (!error) return { kind: 'broken', reason, error: null }
    const clean = { ...error, said: withoutSecrets(error.said, headers) }
    return outcomeOf(clean, error.status ?? 500, null, errorReason(clean))
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return { kind: 'silent', reason: `gave no answer within ${timeoutSeconds} s` }
    const reason = `could not be reached: ${reasonOf(error)}`
    return NOT_THERE.has(codeOf(error))
      ? { kind: 'away', reason, milliseconds: null }
      : { kind: 'broken', reason, error: null }
  } finally {
    // What is still on its way, such as the rest of a loop, is not wanted any more.
    stop.abort()
    forget()
  }
}

/** What a failure means for the request. */
function outcomeOf(
  error: ServerError,
  status: number,
  retryAfter: string | null,
  reason = `answered ${status}: ${wordsOf(error.said)}`,
): Outcome<never> {
  const length = lengthRefusalIn(error.said)
  if (length !== null && status !== 401 && status !== 403) return { kind: 'too long', reason, length }
  const withAdvice = (advice: string): Outcome<never> => ({
    kind: 'failed',
    reason: `${reason.replace(/\.$/, '')}. ${advice}`,
  })
  if (error.code === 'model_not_found') return withAdvice(NO_MODEL)
  switch (status) {
    case 400:
    case 422:
    case 501:
      return isAboutModel(error) ? withAdvice(NO_MODEL) : { kind: 'refused', reason, error }
    case 401:
    case 403:
      return withAdvice('It wants a key that it knows.')
    case 404:
      return withAdvice('Check that the address ends in /v1 and that the server has this model.')
    case 413:
      return {
        kind: 'too long',
        reason,
        length: { contextTokens: null, promptTokens: null, askedTokens: null },
      }
    case 429:
    case 502:
    case 503:
    case 504:
      return { kind: 'away', reason, milliseconds: delayOf(retryAfter) }
    default:
      return status === 408 || status >= 500 ? { kind: 'broken', reason, error } : { kind: 'failed', reason }
  }
}

/** What to do about a model that is not there. */
const NO_MODEL = 'Name a model that it has, or load it there first.'

function isAboutModel({ said, fields }: ServerError): boolean {
  return (
    fields.includes('model') ||
    /model\b.{0,60}\b(not (found|exist|loaded)|does not exist|unknown)|no models? (is )?loaded/i.test(said)
  )
}

/** In milliseconds; null where the server says nothing or a date. */
function delayOf(retryAfter: string | null): number | null {
  const seconds = retryAfter === null ? NaN : Number(retryAfter)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

function codeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } }
  return typeof cause?.code === 'string' ? cause.code : ''
}
