/** Sends HTTP requests to chat servers with no time limits but those of the caller. */
import { Agent, fetch, type RequestInit, type Response } from 'undici'

/** In milliseconds. An address where nobody answers is tried again; this is for one try to connect. */
const CONNECT_MILLISECONDS = 10_000

/**
 * Node's own fetch gives up after 300 s without headers or without a part of the body, whatever was asked of it. A model
 * may take longer for an answer that arrives whole.
 */
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0, connectTimeout: CONNECT_MILLISECONDS })

/** As the fetch of the web. Only `signal` ends it early. */
export function serverFetch(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, dispatcher: patient })
}
