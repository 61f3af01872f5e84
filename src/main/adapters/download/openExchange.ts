/** Sends one request for a file to a server, follows its redirects, and reads what the response says about the file. */
import { get as getPlain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { get as getEncrypted } from 'node:https'
import { WorkbenchError } from '#shared/errors.ts'
import { allowedAddress, isLoopback, mayMeanThisMachine } from './allowedAddress.ts'
import { TransientFailure } from './transientFailure.ts'

const MOST_REDIRECTS = 5
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/** One HTTP request. `stallMilliseconds` is the silence after which the connection counts as dead. */
export interface ExchangeRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly stallMilliseconds: number
  readonly signal: AbortSignal
}

/** The response after all redirects, with a body that has not been read yet. */
export interface Exchange {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: IncomingMessage
  /** Checksum and size of the file itself, which hosts of models announce before they redirect to its storage. */
  readonly linked: { readonly sha256: string | null; readonly bytes: number | null }
}

/**
 * * Requests an address and follows at most 5 redirects.
 * @throws WorkbenchError `download-failed`, `argument-invalid`; TransientFailure if a retry may help.
 */
export async function openExchange(address: string, request: ExchangeRequest): Promise<Exchange> {
  let url = allowedAddress(address)
  const startsHere = isLoopback(url)
  let linked: Exchange['linked'] = { sha256: null, bytes: null }
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const body = await asked(url, address, request)
    const { statusCode: status = 0, headers } = body
    linked = {
      sha256: linked.sha256 ?? hashIn(headers['x-linked-etag']),
      bytes: linked.bytes ?? countIn(headers['x-linked-size']),
    }
    if (!REDIRECTS.includes(status)) return { status, headers, body, linked }
    body.destroy()
    url = redirected(address, { from: url, to: headers.location, startsHere })
  }
  throw refused(address, `at most ${MOST_REDIRECTS} redirects`, 'one more')
}

/** Returns the address that a redirect leads to. A request that began elsewhere must not be redirected to this machine. */
function redirected(
  address: string,
  {
    from,
    to,
    startsHere,
  }: { readonly from: URL; readonly to: string | undefined; readonly startsHere: boolean },
): URL {
  const next = to === undefined ? null : URL.parse(to, from.href)
  if (next === null) throw refused(address, 'a redirect that says whereto', 'none')
  const safe = isLoopback(next)
    ? startsHere && /^https?:$/.test(next.protocol)
    : next.protocol === 'https:' && !mayMeanThisMachine(next)
  if (safe) return next
  throw refused(address, 'redirects to https addresses only', `one to ${next.protocol}//${next.host}`)
}

function asked(
  url: URL,
  address: string,
  { headers, stallMilliseconds, signal }: ExchangeRequest,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getEncrypted : getPlain
    // Every request opens a new connection, so that a broken one is never reused.
    const asking = get(
      url,
      {
        headers: {
          'User-Agent': 'recnet-workbench',
          Accept: '*/*',
          'Accept-Encoding': 'identity',
          ...headers,
        },
        signal,
        agent: false,
      },
      resolve,
    )
    asking.setTimeout(stallMilliseconds, () =>
      asking.destroy(new Error(`nothing for ${Math.round(stallMilliseconds / 1000)} s`)),
    )
    asking.on('error', (error) =>
      reject(
        new TransientFailure({
          code: 'download-failed',
          address,
          expected: `an answer of ${url.host}`,
          found: error.message,
        }),
      ),
    )
  })
}

/** Reads a SHA-256 from a header such as an ETag, quoted or weak; null if it is no SHA-256. The digits are in lower case. */
export function hashIn(header: string | readonly string[] | undefined): string | null {
  return /^(?:W\/)?"?([0-9a-f]{64})"?$/i.exec(String(header ?? '').trim())?.[1]?.toLowerCase() ?? null
}

/** Reads a whole number from a header; null if there is none. */
export function countIn(header: string | readonly string[] | undefined): number | null {
  const text = String(header ?? '').trim()
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function refused(address: string, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'download-failed', address, expected, found })
}
