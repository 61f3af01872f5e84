/** Posts one request to one chat server and sorts what comes of it. */
import type { Cancellation } from '../../ports/cancellation.ts'
import { boundedText } from './boundedText.ts'
import { wordsOf, type Unreadable } from './unreadable.ts'

/**
 * What came of one try. A reason continues a sentence that begins with the server. A request that was refused may be
 * accepted in another shape; `again` may be tried again, after as many milliseconds as the server asks for, if it does.
 */
export type Outcome<Result> =
  | { readonly kind: 'answered'; readonly result: Result }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'again'; readonly reason: string; readonly milliseconds: number | null }
  | { readonly kind: 'failed'; readonly reason: string }

/** How a response is read, and for how long it is waited for. */
export interface Reading<Result> {
  readonly read: (response: Response) => Promise<Result | Unreadable>
  readonly timeoutSeconds: number
  readonly cancellation: Cancellation
}

const LONGEST_DELAY = 30_000

/** Posts the body to `/chat/completions` below the address. Never rejects: what goes wrong is an outcome. */
export async function postRequest<Result extends object>(
  address: string,
  body: string,
  { read, timeoutSeconds, cancellation }: Reading<Result>,
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
    if (!response.ok) return await outcomeOf(response)
    const result = await read(response)
    return 'unreadable' in result
      ? { kind: 'again', reason: result.unreadable, milliseconds: null }
      : { kind: 'answered', result }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    const reason = timedOut
      ? `gave no answer within ${timeoutSeconds} s`
      : `could not be reached: ${reasonOf(error)}`
    return { kind: 'again', reason, milliseconds: null }
  } finally {
    // What is still on its way, such as the rest of a loop, is not wanted any more.
    stop.abort()
    forget()
  }
}

/** What a status of failure means for the request. */
async function outcomeOf(response: Response): Promise<Outcome<never>> {
  const { status, headers } = response
  const reason = `answered ${status}: ${wordsOf((await boundedText(response)) ?? '')}`
  if (status === 400 || status === 422) return { kind: 'refused', reason }
  if (status !== 408 && status !== 429 && status < 500) return { kind: 'failed', reason }
  const seconds = Number(headers.get('retry-after') ?? NaN)
  return {
    kind: 'again',
    reason,
    milliseconds: Number.isFinite(seconds) ? Math.min(LONGEST_DELAY, seconds * 1000) : null,
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
