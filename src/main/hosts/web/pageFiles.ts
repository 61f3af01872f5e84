/** The built page: files of one folder and nothing beside it. Addresses of the page's own get its index. */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** Names that change with their content, as the bundler writes them. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/

/** `path` is the path of the address, still encoded. */
export async function sendPageFile(request: IncomingMessage, response: ServerResponse, file: { readonly folder: string; readonly path: string }): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    return
  }
  const path = plainPath(file.path)
  const found = path && (await fileInside(file.folder, path))
  const name = found ?? (path && isPlace(request, path) ? await fileInside(file.folder, '/index.html') : null)
  const type = name && TYPES[extname(name)]
  if (!name || !type) {
    sendMissing(response, file.path)
    return
  }
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': (await stat(name)).size,
    'Cache-Control': HASHED.test(file.path) ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(name), response)
}

/** Decoded, or null where it tries to leave its folder. */
function plainPath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return /[\0\\]|(^|\/)\.\.?(\/|$)/.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

/** Whether somebody opens a place within the page, whose ids may well contain dots, and not a file that is missing. */
function isPlace(request: IncomingMessage, path: string): boolean {
  return !path.startsWith('/assets/') && (extname(path) === '' || request.headers['sec-fetch-mode'] === 'navigate')
}

/** The real path of a file below the folder, or null. Symbolic links that lead out count as absent. */
async function fileInside(folder: string, path: string): Promise<string | null> {
  // A colon would name a drive or a stream on Windows.
  if (path.includes(':')) return null
  try {
    const [inside, file] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    return file.startsWith(inside + sep) && (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

function sendMissing(response: ServerResponse, path: string): void {
  const text = path === '/' ? 'The page has not been built. Build it with: npm run build\n' : 'There is no such page.\n'
  response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end(text)
}
