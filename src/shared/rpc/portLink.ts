/** A link over a message port of a page, a Node worker or an Electron process. */
import type { Envelope, Link } from './link.ts'
import { linkListeners } from './linkListeners.ts'

/** What the three kinds of port share. A page's port has only `addEventListener`, Electron's only `on`. */
export interface PortLike {
  postMessage(message: unknown): void
  close(): void
  start?(): void
  addEventListener?(type: 'message' | 'close', listener: (event: unknown) => void): void
  on?(type: 'message' | 'close', listener: (event: unknown) => void): unknown
}

/** Creates a link over a port, which nothing else may use afterwards. */
export function portLink(port: PortLike): Link {
  const listeners = linkListeners(() => port.start?.())
  const listen = (type: 'message' | 'close', listener: (event: unknown) => void) => {
    if (port.addEventListener) port.addEventListener(type, listener)
    else port.on?.(type, listener)
  }
  // Only our own code holds the other end, so what arrives is an envelope; serve() validates its content.
  listen('message', (event) => listeners.deliver((event as { readonly data: Envelope }).data))
  listen('close', () => listeners.end())

  return {
    post: (envelope) => {
      if (!listeners.ended) port.postMessage(envelope)
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => {
      port.close()
      listeners.end()
    },
  }
}
