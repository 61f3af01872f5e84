/** What each path of the web host does. Whoever comes this far was admitted. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  finishUploadBody,
  grantFolderBody,
  requestEnvelope,
  WEB_PATHS,
  type UploadOpened,
} from '#shared/contract/webApi.ts'
import type { Source } from '#shared/vocabulary/imports.ts'
import type { EventStreams } from './eventStreams.ts'
import type { PageRelay } from './pageRelay.ts'
import { readBody } from './readBody.ts'
import { invalidRequest, refuseWith, sendJson } from './refusals.ts'
import type { ServerFolders } from './serverFolders.ts'
import type { Uploads } from './uploads.ts'

export interface ApiParts {
  readonly relay: PageRelay
  readonly streams: EventStreams
  readonly uploads: Uploads
  readonly folders: ServerFolders
  readonly grantSource: (paths: readonly string[], label: string) => Promise<Source>
  readonly bodyLimit: number
}

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The path of the address, still encoded. */
  readonly path: string
}

/** Rejects with what `refuse` can turn into a status. */
export async function answerApi(parts: ApiParts, exchange: Exchange): Promise<void> {
  const { request, response, path } = exchange
  const route = routes[`${request.method ?? ''} ${path}`] ?? uploadRoute(exchange)
  if (route) await route(parts, exchange)
  else
    refuseWith(request, response, {
      status: 404,
      error: invalidRequest(request, 'a path of the web host', path.slice(0, 100)),
    })
}

type Route = (parts: ApiParts, exchange: Exchange) => Promise<void> | void

const routes: Readonly<Record<string, Route>> = {
  [`POST ${WEB_PATHS.call}`]: async ({ relay, bodyLimit }, { request, response }) => {
    const { id, name, params } = await readBody(request, requestEnvelope, bodyLimit)
    const reply = await relay.call({ kind: 'request', id, name, params })
    sendJson(response, {
      status: reply.ok || reply.error.details.code !== 'call-invalid' ? 200 : 400,
      body: reply,
    })
  },
  [`GET ${WEB_PATHS.events}`]: ({ relay, streams }, { response }) => streams.open(response, relay.greeting()),
  [`POST ${WEB_PATHS.uploads}`]: async ({ uploads }, { response }) =>
    sendJson(response, { body: { upload: await uploads.open() } satisfies UploadOpened }),
  [`GET ${WEB_PATHS.folders}`]: async ({ folders }, { response }) =>
    sendJson(response, { body: await folders.list() }),
  [`POST ${WEB_PATHS.grantFolder}`]: async ({ folders, grantSource, bodyLimit }, { request, response }) => {
    const { id } = await readBody(request, grantFolderBody, bodyLimit)
    const { path, label } = await folders.find(id)
    sendJson(response, { body: await grantSource([path], label) })
  },
}

/** `PUT <uploads>/<upload>/<file name>` and `POST <uploads>/<upload>/done`. */
function uploadRoute({ request, path }: Exchange): Route | null {
  const [upload, name, ...more] = path.startsWith(`${WEB_PATHS.uploads}/`)
    ? path.slice(WEB_PATHS.uploads.length + 1).split('/')
    : []
  if (!upload || !name || more.length > 0) return null
  if (request.method === 'PUT') return (parts, exchange) => receiveFile(parts, exchange, { upload, name })
  if (request.method !== 'POST' || name !== 'done') return null
  return async ({ uploads, grantSource, bodyLimit }, { response }) => {
    const { label } = await readBody(request, finishUploadBody, bodyLimit)
    sendJson(response, { body: await grantSource([uploads.finish(upload)], label) })
  }
}

async function receiveFile(
  { uploads }: ApiParts,
  { request, response }: Exchange,
  { upload, name }: { readonly upload: string; readonly name: string },
): Promise<void> {
  await uploads.receive(upload, decoded(request, name), request)
  response.writeHead(204).end()
}

function decoded(request: IncomingMessage, name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw invalidRequest(request, 'an encoded file name', name.slice(0, 100))
  }
}
