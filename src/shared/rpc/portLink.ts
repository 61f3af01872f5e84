/** A link over a message port: of a page, of a Node worker, or of an Electron process. */
import type { Envelope, Link } from './link.ts'
import { linkListeners } from './linkListeners.ts'

/** What the three kinds of port have in common. A page's port has only the first way to listen, Electron's only the second. */
export interface PortLike {
  postMessage(message: unknown): void
  close(): void
  start?(): void
  addEventListener?(type: 'message' | 'close', listener: (event: unknown) => void): void
  on?(type: 'message' | 'close', listener: (event: unknown) => void): unknown
}

/** The port is this link's alone from now on. */
export function portLink(port: PortLike): Link {
  const listeners = linkListeners(() => port.start?.())
  const listen = (type: 'message' | 'close', listener: (event: unknown) => void) => {
    if (port.addEventListener) port.addEventListener(type, listener)
    else port.on?.(type, listener)
  }
  // Only code of ours ever holds the other end, so what arrives is an envelope; serve() parses what is inside.
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
