/** A server on the loopback interface that serves one model, with ranges, redirects and checksums. Tests can make it misbehave. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** How the server behaves; tests change it at any time. By default, it serves the file correctly. */
export interface ServerManners {
  /** Whether the server honours the `Range` header. */
  ranges: boolean
  /** The `ETag` of the file as it is served now; null for none. */
  etag: string | null
  /** The SHA-256 to send as `X-Linked-ETag`; null for none. */
  linkedEtag: string | null
  /** The size in bytes to send as `X-Linked-Size`; null for none. */
  linkedSize: number | null
  /** Cuts the connection after this many bytes of an answer; null for never. */
  cutAfter: number | null
  /** Stops sending after this many bytes, but keeps the connection open; null for never. */
  stallAfter: number | null
  /** The offset of a byte of the file that is sent with its lowest bit flipped; null for none. */
  flipAt: number | null
  /** The HTTP status to answer with instead of the file; 0 for none. */
  status: number
  /** The address to redirect to instead of serving the file; null for none. */
  redirectTo: string | null
  /** The `Content-Length` to announce instead of the true length; null for the true length. */
  announced: number | null
  /** Delay in milliseconds between two chunks of 16 KiB. */
  pieceMilliseconds: number
}

/** One request as the server received it. */
export interface Asked {
  readonly range: string | undefined
  readonly ifRange: string | undefined
  /** The number of body bytes that were sent. */
  sent: number
}

/** The running server. */
export interface ModelServer {
  readonly address: string
  readonly manners: ServerManners
  /** The requests so far, in order of arrival. */
  readonly asked: Asked[]
  /** The file that is served. Tests may replace it. */
  content: Buffer
  /** The SHA-256 of the current content, in hexadecimal. */
  readonly sha256: () => string
  close(): Promise<void>
}

const PIECE = 16 * 1024

/** Starts a server for this content on a free port of 127.0.0.1. */
export async function modelServer(content: Buffer): Promise<ModelServer> {
  const manners: ServerManners = {
    ranges: true,
    etag: '"first"',
    linkedEtag: null,
    linkedSize: null,
    cutAfter: null,
    stallAfter: null,
    flipAt: null,
    status: 0,
    redirectTo: null,
    announced: null,
    pieceMilliseconds: 0,
  }
  const asked: Asked[] = []
  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  )
  const self = {
    content,
    manners,
    asked,
    sha256: () => createHash('sha256').update(self.content).digest('hex'),
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { range, 'if-range': ifRange } = request.headers
    const linked = {
      ...(manners.linkedEtag === null ? {} : { 'X-Linked-ETag': `"${manners.linkedEtag}"` }),
      ...(manners.linkedSize === null ? {} : { 'X-Linked-Size': String(manners.linkedSize) }),
    }
    if (manners.redirectTo !== null && !request.url?.includes('moved')) {
      response.writeHead(302, { ...linked, Location: manners.redirectTo }).end()
      return
    }
    const about: Asked = { range, ifRange: typeof ifRange === 'string' ? ifRange : undefined, sent: 0 }
    asked.push(about)
    if (manners.status !== 0) {
      response.writeHead(manners.status).end('no')
      return
    }
    const whole = self.content
    const first = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    const partial =
      range !== undefined && manners.ranges && (about.ifRange === undefined || about.ifRange === manners.etag)
    if (partial && first >= whole.length) {
      response.writeHead(416, { 'Content-Range': `bytes */${whole.length}` }).end()
      return
    }
    const body = Buffer.from(whole.subarray(partial ? first : 0))
    const flip = manners.flipAt === null ? -1 : manners.flipAt - (partial ? first : 0)
    if (flip >= 0 && flip < body.length) body.writeUInt8(body.readUInt8(flip) ^ 1, flip)
    response.writeHead(partial ? 206 : 200, {
      ...linked,
      'Content-Length': manners.announced ?? body.length,
      ...(manners.etag === null ? {} : { ETag: manners.etag }),
      ...(partial ? { 'Content-Range': `bytes ${first}-${whole.length - 1}/${whole.length}` } : {}),
    })
    const end = Math.min(body.length, manners.cutAfter ?? Infinity, manners.stallAfter ?? Infinity)
    for (let at = 0; at < end; at += PIECE) {
      const piece = body.subarray(at, Math.min(end, at + PIECE))
      await new Promise((sent) => response.write(piece, sent))
      about.sent += piece.length
      if (response.destroyed) return
      if (manners.pieceMilliseconds > 0) await pause(manners.pieceMilliseconds)
    }
    if (manners.cutAfter !== null && end < body.length) response.socket?.destroySoon()
    else if (manners.stallAfter === null || end === body.length) response.end()
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return Object.assign(self, {
    address: `http://127.0.0.1:${port}/tiny.gguf`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  })
}
