/** A link to the engine through the web host: each call is a request, and pushes come by one event stream. */
import { WEB_PATHS } from '#shared/contract/webApi.ts'
import type { EngineState } from '#shared/contract/workbench.ts'
import { fromWire, toWire, WorkbenchError, type WireError } from '#shared/errors.ts'
import type { Envelope, Link, Request } from '#shared/rpc/link.ts'
import { linkListeners } from '#shared/rpc/linkListeners.ts'
import type { PageToken } from './pageToken.ts'
import { readServerEvents } from './serverEvents.ts'

export interface HttpLinkOptions {
  /** `http://127.0.0.1:4321` */
  readonly origin: string
  readonly token: PageToken
  /** Whether the link begins without a stream, until `resume`. */
  readonly paused?: boolean
  /** Waits for this many milliseconds; tests replace it. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

export interface HttpLink extends Link {
  /** Calls back when the stream is open again, since pushes may have been missed. Returns a function that stops listening. */
  readonly onReconnect: (listener: () => void) => () => void
  /** Closes the stream while the page is hidden: a browser opens only six connections to a host, for all pages together. */
  readonly pause: () => void
  readonly resume: () => void
}

const BACKOFF_MS = [250, 500, 1000, 2000, 5000]
/** The web host sends a heartbeat every 15 seconds. After three missed ones the connection counts as broken. */
const SILENCE_MS = 45_000
/** The reason given where a stream is closed on purpose, which is then not reported. */
const LET_GO = 'let go'

/** The link of a page in a browser. Calls are answered with `engine-lost` where the web host cannot be reached. */
export function httpLink(options: HttpLinkOptions): HttpLink {
  return new HttpConnection(options)
}

class HttpConnection implements HttpLink {
  readonly #options: HttpLinkOptions
  readonly #wait: (milliseconds: number) => Promise<void>
  readonly #listeners = linkListeners()
  readonly #reconnects = new Set<() => void>()
  readonly #end = new AbortController()
  /**
   * Questions wait until the stream is open or has failed, so that no push falls between a page's first question and its stream. Null
   * from then on: what a page asks then leaves at once, and not after all that the page does first.
   */
  #firstTry: PromiseWithResolvers<void> | null = Promise.withResolvers()
  #stream = new AbortController()
  #paused: PromiseWithResolvers<void> | null = null
  /** The token that was refused last. */
  #refused: string | null = null

  constructor(options: HttpLinkOptions) {
    this.#options = options
    this.#wait =
      options.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)))
    if (options.paused) this.pause()
    void this.#keepStreaming()
  }

  post(envelope: Envelope): void {
    if (envelope.kind === 'request' && !this.#listeners.ended) void this.#ask(envelope)
  }

  onMessage = this.#listeners.onMessage
  onClose = this.#listeners.onClose

  onReconnect = (listener: () => void): (() => void) => {
    this.#reconnects.add(listener)
    return () => this.#reconnects.delete(listener)
  }

  pause = (): void => {
    this.#paused ??= Promise.withResolvers()
    this.#stream.abort(LET_GO)
    this.#tried()
  }

  resume = (): void => {
    this.#paused?.resolve()
    this.#paused = null
  }

  close(): void {
    this.#end.abort()
    this.#stream.abort(LET_GO)
    this.resume()
    this.#listeners.end()
  }

  async #ask(request: Request): Promise<void> {
    if (this.#firstTry) await this.#firstTry.promise
    const { id } = request
    try {
      const response = await this.#fetch(WEB_PATHS.call, { method: 'POST', body: JSON.stringify(request) })
      const answer = (await response.json()) as Envelope | { readonly error: WireError }
      // A request that was refused before it reached the engine is answered by an error without an envelope.
      this.#listeners.deliver(
        'kind' in answer ? answer : { kind: 'reply', id, ok: false, error: answer.error },
      )
    } catch {
      // fetch and json throw where the server is gone or the answer breaks off; the caller is told so.
      this.#listeners.deliver({ kind: 'reply', id, ok: false, error: toWire(unreachable()) })
    }
  }

  async #keepStreaming(): Promise<void> {
    let mayHaveMissed = false
    let failures = 0
    for (;;) {
      while (this.#paused) {
        mayHaveMissed = true
        await this.#paused.promise
      }
      if (this.#end.signal.aborted) return
      try {
        await this.#streamOnce(() => {
          this.#tried()
          failures = 0
          if (mayHaveMissed) for (const hear of [...this.#reconnects]) hear()
        })
      } catch (error) {
        if (error instanceof WorkbenchError) {
          await this.#untilRenewed(error)
          mayHaveMissed = true
          continue
        }
      }
      this.#tried()
      mayHaveMissed = true
      if (this.#stream.signal.reason === LET_GO) continue
      this.#tell({
        state: 'restarting',
        reason: 'The connection to the workbench broke and is being opened again.',
      })
      await this.#wait(BACKOFF_MS[failures] ?? 5000)
      failures += 1
    }
  }

  /** Reads one stream to its end. Throws a WorkbenchError where trying again cannot help. */
  async #streamOnce(onOpen: () => void): Promise<void> {
    const stream = (this.#stream = new AbortController())
    let watchdog: ReturnType<typeof setTimeout> | undefined
    const alive = () => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => stream.abort(), SILENCE_MS)
    }
    try {
      alive()
      const token = this.#options.token.current()
      const response = await this.#fetch(WEB_PATHS.events, { signal: stream.signal })
      if (response.status === 401) {
        this.#refused = token
        throw fromWire(((await response.json()) as { readonly error: WireError }).error)
      }
      if (!response.ok || !response.body) return
      onOpen()
      await readServerEvents(response.body, {
        onPush: (push) => this.#listeners.deliver(push),
        onBytes: alive,
      })
    } finally {
      clearTimeout(watchdog)
    }
  }

  /** A host that was started anew refuses the token of the one before, until a tab is opened with the new one. */
  async #untilRenewed(refusal: WorkbenchError): Promise<void> {
    this.#tried()
    this.#tell({ state: 'gone', error: toWire(refusal) })
    if (this.#options.token.current() !== this.#refused) return
    await new Promise<void>((resolve) => {
      const stop = this.#options.token.onRenewed(resolve)
      this.#end.signal.addEventListener('abort', () => {
        stop()
        resolve()
      })
    })
  }

  #tried(): void {
    this.#firstTry?.resolve()
    this.#firstTry = null
  }

  #tell(payload: EngineState): void {
    this.#listeners.deliver({ kind: 'push', name: 'engine.state', payload })
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      Authorization: `Bearer ${this.#options.token.current()}`,
      'Content-Type': 'application/json',
    }
    return fetch(this.#options.origin + path, { ...init, headers, cache: 'no-store' })
  }
}

function unreachable(): WorkbenchError {
  const reason =
    'the workbench cannot be reached. See whether npm start is still running, and the tunnel where there is one.'
  return new WorkbenchError({ code: 'engine-lost', reason })
}
