/** What a request that cannot be answered gets: a status, and the error as data. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toPageWire, WorkbenchError, type ErrorCode } from '#shared/errors.ts'

/** How long the rest of a refused body is read and thrown away, so that the client can read the refusal. */
const DRAIN_MS = 2000

const STATUS: Partial<Readonly<Record<ErrorCode, number>>> = {
  'call-invalid': 400,
  'argument-invalid': 400,
  'name-invalid': 400,
  'source-unknown': 404,
  'dataset-exists': 409,
  'too-large': 413,
  'engine-lost': 503,
}

/** `logId` names the entry of the log that has the stack of a fault. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  logId: string | null = null,
): void {
  refuseWith(request, response, {
    status: (error instanceof WorkbenchError && STATUS[error.code]) || 500,
    error,
    logId,
  })
}

export function refuseWith(
  request: IncomingMessage,
  response: ServerResponse,
  {
    status,
    error,
    logId = null,
  }: { readonly status: number; readonly error: unknown; readonly logId?: string | null },
): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  sendJson(response, { status, body: { error: toPageWire(error, logId) } })
  if (request.complete) return
  const timer = setTimeout(() => request.socket.destroy(), DRAIN_MS)
  request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
  request.resume()
}

export function sendJson(
  response: ServerResponse,
  { status = 200, body }: { readonly status?: number; readonly body: unknown },
): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

/** Of a request itself, named by its method and path. */
export function invalidRequest(request: IncomingMessage, expected: string, found: string): WorkbenchError {
  const path = (request.url ?? '').split('?')[0]?.slice(0, 100)
  return new WorkbenchError({
    code: 'call-invalid',
    call: `${request.method ?? ''} ${path}`,
    expected,
    found,
  })
}
