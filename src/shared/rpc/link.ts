/**
 * A link is a transport of envelopes. The engine cannot tell whether a window, a browser or a test is at the other end.
 */
import type { WireError } from '../errors.ts'

/** A call with its parameters. */
export interface Request {
  readonly kind: 'request'
  /** Chosen by the caller; it alone matches a reply to its request. */
  readonly id: number
  readonly name: string
  readonly params: unknown
}

export type Reply =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly error: WireError }

/** A notification on a topic, without a reply. */
export interface Push {
  readonly kind: 'push'
  readonly name: string
  readonly payload: unknown
}

/** Everything that is sent on a link: plain data, fit for structured cloning and for JSON. */
export type Envelope = Request | Reply | Push

/** One end of a link. */
export interface Link {
  post(envelope: Envelope): void
  /**
   * Subscribes to envelopes, which arrive in the order in which they were posted. Returns a function that unsubscribes.
   */
  onMessage(listener: (envelope: Envelope) => void): () => void
  /** Notifies once when the other side is gone, whichever side closed. Returns a function that unsubscribes. */
  onClose(listener: () => void): () => void
  close(): void
}
