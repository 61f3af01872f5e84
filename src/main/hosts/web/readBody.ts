/** A JSON body of bounded size, held against its schema. */
import type { IncomingMessage } from 'node:http'
import { WorkbenchError } from '#shared/errors.ts'
import { invalidRequest } from './refusals.ts'

interface Schema<T> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false; readonly error: Error }
}

/** Throws `too-large` beyond `limit` bytes, and `call-invalid`. */
export async function readBody<T>(request: IncomingMessage, schema: Schema<T>, limit: number): Promise<T> {
  const parsed = schema.safeParse(parseJson(request, await readText(request, limit)))
  if (parsed.success) return parsed.data
  throw invalidRequest(request, 'a body of the declared form', parsed.error.message.slice(0, 300))
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limit) throw tooLarge(limit, `${announced} bytes`)
  const chunks: Buffer[] = []
  let bytes = 0
  // Not for await: leaving that loop early would destroy the socket before the refusal is sent.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limit) chunks.push(chunk)
      else reject(tooLarge(limit, `more than ${limit} bytes`))
    })
    request.once('end', resolve)
    request.once('close', () => reject(invalidRequest(request, 'a whole body', 'a connection that closed')))
    request.once('error', reject)
  })
  return Buffer.concat(chunks).toString('utf8')
}

function parseJson(request: IncomingMessage, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // JSON.parse throws only where the text is no JSON, which the answer says.
    throw invalidRequest(request, 'a JSON body', text.slice(0, 100) || 'nothing')
  }
}

function tooLarge(limit: number, found: string): WorkbenchError {
  return new WorkbenchError({
    code: 'too-large',
    what: 'the body of a request',
    limit: `${limit} bytes`,
    found,
  })
}
