/** What each path of the web host does. Whoever comes this far was admitted. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { addRoute, createRouter, findRoute } from 'rou3'
import {
  finishUploadBody,
  grantFolderBody,
  requestEnvelope,
  WEB_PATHS,
  type UploadOpened,
} from '#shared/contract/webApi.ts'
import type { Source } from '#shared/vocabulary/imports/imports.ts'
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
  readonly grantSource: (paths: readonly string[], label: string, within: string) => Promise<Source>
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
  // The router would overlook a slash at the end, and no path of ours has one.
  const found = path.endsWith('/') ? undefined : findRoute(router, request.method, path)
  if (found) await found.data(parts, exchange, found.params ?? {})
  else
    refuseWith(request, response, {
      status: 404,
      error: invalidRequest(request, 'a path of the web host', path.slice(0, 100)),
    })
}

/** Parts of a path that a route names, such as `:upload`, come still encoded. */
type Route = (
  parts: ApiParts,
  exchange: Exchange,
  named: Readonly<Record<string, string>>,
) => Promise<void> | void

const call: Route = async ({ relay, bodyLimit }, { request, response }) => {
  const { id, name, params } = await readBody(request, requestEnvelope, bodyLimit)
  const reply = await relay.call({ kind: 'request', id, name, params })
  sendJson(response, {
    status: reply.ok || reply.error.details.code !== 'call-invalid' ? 200 : 400,
    body: reply,
  })
}

const listen: Route = ({ relay, streams }, { response }) => streams.open(response, relay.greeting())

const openUpload: Route = async ({ uploads }, { response }) =>
  sendJson(response, { body: { upload: await uploads.open() } satisfies UploadOpened })

const receiveFile: Route = async ({ uploads }, { request, response }, { upload = '', name = '' }) => {
  await uploads.receive(upload, decoded(request, name), request)
  response.writeHead(204).end()
}

const finishUpload: Route = async (parts, { request, response }, { upload = '' }) => {
  const { label } = await readBody(request, finishUploadBody, parts.bodyLimit)
  const folder = parts.uploads.finish(upload)
  sendJson(response, { body: await parts.grantSource([folder], label, folder) })
}

const listFolders: Route = async ({ folders }, { response }) =>
  sendJson(response, { body: await folders.list() })

const grantFolder: Route = async ({ folders, grantSource, bodyLimit }, { request, response }) => {
  const { id } = await readBody(request, grantFolderBody, bodyLimit)
  const { path, label, root } = await folders.find(id)
  sendJson(response, { body: await grantSource([path], label, root) })
}

const router = createRouter<Route>()
addRoute(router, 'POST', WEB_PATHS.call, call)
addRoute(router, 'GET', WEB_PATHS.events, listen)
addRoute(router, 'POST', WEB_PATHS.uploads, openUpload)
addRoute(router, 'PUT', `${WEB_PATHS.uploads}/:upload/:name`, receiveFile)
addRoute(router, 'POST', `${WEB_PATHS.uploads}/:upload/done`, finishUpload)
addRoute(router, 'GET', WEB_PATHS.folders, listFolders)
addRoute(router, 'POST', WEB_PATHS.grantFolder, grantFolder)

function decoded(request: IncomingMessage, name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    // decodeURIComponent throws only where the name is not encoded, which the answer says.
    throw invalidRequest(request, 'an encoded file name', name.slice(0, 100))
  }
}
