/** Who may ask: only pages of this address that know the token. Other users, other origins and other names get nothing. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { WorkbenchError } from '#shared/errors.ts'
import { invalidRequest } from './refusals.ts'

export interface Admission {
  readonly port: number
  readonly token: string
}

export interface Refusal {
  readonly status: number
  readonly error: WorkbenchError
}

/**
 * Null where the request may pass.
 *
 * The Host header must be ours, or a name that an attacker points at 127.0.0.1 would make the browser believe that
 * their page and this server are one origin. Origin and Sec-Fetch-Site are what a browser says of the page that asks.
 */
export function refusalOf(
  request: IncomingMessage,
  isApi: boolean,
  { port, token }: Admission,
): Refusal | null {
  const { host = 'none', origin, authorization = '' } = request.headers
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(host)) return forbidden(request, `the address ${hosts[0]}`, host)
  if (origin !== undefined && origin !== `http://${host}`)
    return forbidden(request, 'a page of this server', origin)
  const site = request.headers['sec-fetch-site'] ?? 'none'
  if (!isApi && request.headers['sec-fetch-mode'] === 'navigate') return null
  if (site !== 'same-origin' && site !== 'none')
    return forbidden(request, 'a page of this server', `a ${String(site)} page`)
  if (isApi && !sameText(authorization, `Bearer ${token}`)) {
    const reason =
      'this address does not carry the right token. Open the address that npm start printed; other open tabs then go on by themselves.'
    return { status: 401, error: new WorkbenchError({ code: 'engine-lost', reason }) }
  }
  return null
}

function forbidden(request: IncomingMessage, expected: string, found: string): Refusal {
  return { status: 403, error: invalidRequest(request, expected, found.slice(0, 100)) }
}

/** Takes the same time wherever the texts begin to differ, and however long they are. */
function sameText(found: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(found), hash(expected))
}
