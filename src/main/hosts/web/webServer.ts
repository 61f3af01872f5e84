/** The workbench for a browser: the page, and the way from it to the engine, on this machine's loopback address only. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isFault } from '#shared/errors.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
import { faultReporter, silentLog, type Log } from '../../ports/log.ts'
import { refusalOf, type Admission } from './admission.ts'
import { answerApi, type ApiParts } from './apiRoutes.ts'
import { eventStreams } from './eventStreams.ts'
import { sendPageFile } from './pageFiles.ts'
import { keepPort, keptPort } from './keptPort.ts'
import { pageRelay, type RelayedEngine } from './pageRelay.ts'
import { refuse, refuseWith } from './refusals.ts'
import { SECURITY_HEADERS } from './securityHeaders.ts'
import { serverFolders } from './serverFolders.ts'
import { createUploads, UPLOAD_LIMITS, type UploadLimits } from './uploads.ts'

export interface WebHostEngine extends RelayedEngine {
  readonly grantSource: (paths: readonly string[], label: string, within: string) => Promise<Source>
}

export interface WebServerOptions {
  /** The folder of the built page. */
  readonly page: string
  readonly home: string
  /** Folders of this machine whose datasets a page may import. */
  readonly dataFolders: readonly string[]
  /** 0 takes any that is free; null that of the last start of this home, or else any. */
  readonly port: number | null
  readonly limits?: Partial<WebLimits>
  /** Where faults are written down; nowhere when absent. */
  readonly log?: Log
}

/** In bytes, except where the name says otherwise. */
export interface WebLimits {
  readonly body: number
  /** How long a client may take for its headers, and for a body that is no upload: slow ones only hold connections. */
  readonly headersMs: number
  readonly bodyMs: number
  /** What may wait for one page that does not read. */
  readonly waitingEvents: number
  readonly upload: UploadLimits
}

export interface WebServer {
  readonly port: number
  readonly token: string
  /** The address to open, token included. */
  readonly address: string
  readonly close: () => Promise<void>
}

const LIMITS: WebLimits = {
  body: 8 * 1024 ** 2,
  headersMs: 10_000,
  bodyMs: 30_000,
  waitingEvents: 16 * 1024 ** 2,
  upload: UPLOAD_LIMITS,
}
const LOOPBACK = '127.0.0.1'
const MOST_CONNECTIONS = 256

/** Throws `argument-invalid` where a data folder is not there, and what listening throws where the port is taken. */
export async function startWebServer(engine: WebHostEngine, options: WebServerOptions): Promise<WebServer> {
  const limits = { ...LIMITS, ...options.limits }
  const folders = await serverFolders(options.dataFolders)
  const uploads = await createUploads(options.home, limits.upload)
  const streams = eventStreams(limits.waitingEvents)
  const { log = silentLog } = options
  const relay = pageRelay(engine, streams.send, faultReporter(log, 'web'))
  const parts: ApiParts = {
    relay,
    streams,
    uploads,
    folders,
    grantSource: engine.grantSource,
    bodyLimit: limits.body,
  }

  const { headersMs } = limits
  const server = createServer({
    requestTimeout: 0,
    headersTimeout: headersMs,
    connectionsCheckingInterval: headersMs / 2,
  })
  server.maxConnections = MOST_CONNECTIONS
  let forgetPort = async () => {}
  const close = async () => {
    relay.stop()
    streams.close()
    server.close()
    server.closeAllConnections()
    await uploads.close()
    await forgetPort()
  }
  try {
    const listening = await listenFor(options.home, server, options.port)
    forgetPort = listening.forget
    const admission = {
      port: listening.port,
      token: randomBytes(32).toString('base64url'),
    }
    server.on(
      'request',
      (request, response) =>
        void answer({ parts, admission, page: options.page, limits, log }, request, response),
    )
    return { ...admission, address: `http://${LOOPBACK}:${admission.port}/#token=${admission.token}`, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Where no port was asked for, that of the last start is taken again, unless somebody else has it by now. */
async function listenFor(
  home: string,
  server: Server,
  asked: number | null,
): Promise<{ readonly port: number; readonly forget: () => Promise<void> }> {
  if (asked !== null) return { port: await listen(server, asked), forget: async () => {} }
  const port = await listen(server, await keptPort(home)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listen(server, 0)
  })
  return { port, forget: await keepPort(home, port) }
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

interface Serving {
  readonly parts: ApiParts
  readonly admission: Admission
  readonly page: string
  readonly limits: WebLimits
  readonly log: Log
}

async function answer(
  { parts, admission, page, limits, log }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
  // A client that leaves in the middle is no fault of ours, and there is nobody left to tell.
  response.on('error', () => undefined)
  const path = pathOf(request)
  // An upload may take its time; it has a limit of its own on silence.
  if (request.method !== 'PUT' || !isApi(path)) endSlowBody(request, limits.bodyMs)
  try {
    const refusal = refusalOf(request, isApi(path), admission)
    if (refusal) refuseWith(request, response, refusal)
    else if (isApi(path)) await answerApi(parts, { request, response, path })
    else await sendPageFile(request, response, { folder: page, path })
  } catch (error) {
    // A client that broke off in the middle is no fault of ours.
    const fault = isFault(error) && !request.destroyed
    const message = `A request could not be answered: ${request.method ?? ''} ${path.slice(0, 100)}`
    const logId = fault ? log.write({ level: 'error', scope: 'web', message, error }) : null
    refuse(request, response, error, logId)
  }
}

/** Still encoded, but without `..`: whatever form the target of the request has, only this part of it is used. */
function pathOf(request: IncomingMessage): string {
  const target = request.url ?? '/'
  return URL.parse(target.startsWith('/') ? `http://host${target}` : 'http://host/')?.pathname ?? '/'
}

function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

function endSlowBody(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, milliseconds)
  request.once('close', () => clearTimeout(timer))
}
