/** The built page over HTTP. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { findPageFile } from '../page/findPageFile.ts'

/** `path` is the path of the address, still encoded. */
export async function sendPageFile(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, path }: { readonly folder: string; readonly path: string },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const found = await findPageFile(folder, path, (plain) => isPlace(request, plain))
  if (!found) {
    sendMissing(response, path)
    return
  }
  response.writeHead(200, {
    'Content-Type': found.type,
    'Content-Length': (await stat(found.file)).size,
    'Cache-Control': found.isForEver ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(found.file), response)
}

/** Whether somebody opens a place within the page, whose ids may well contain dots, and not a file that is missing. */
function isPlace(request: IncomingMessage, path: string): boolean {
  return (
    !path.startsWith('/assets/') && (extname(path) === '' || request.headers['sec-fetch-mode'] === 'navigate')
  )
}

function sendMissing(response: ServerResponse, path: string): void {
  const text =
    path === '/' ? 'The page has not been built. Build it with: npm run build\n' : 'There is no such page.\n'
  response
    .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(text)
}
