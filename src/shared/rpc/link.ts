/** A transport is two members and an end. The engine cannot tell a window from a browser from a test. */
import type { WireError } from '../errors.ts'

export interface Request {
  readonly kind: 'request'
  /** Chosen by the caller; the only thing that matches a reply to its request. */
  readonly id: number
  readonly name: string
  readonly params: unknown
}

export type Reply =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly error: WireError }

export interface Push {
  readonly kind: 'push'
  readonly name: string
  readonly payload: unknown
}

/** What travels on a link: plain data, fit for structured cloning and for JSON. */
export type Envelope = Request | Reply | Push

export interface Link {
  post(envelope: Envelope): void
  /** Returns how to stop listening. Envelopes arrive in the order in which they were posted. */
  onMessage(listener: (envelope: Envelope) => void): () => void
  /** Called once when the other side is gone, whoever closed it. Returns how to stop listening. */
  onClose(listener: () => void): () => void
  close(): void
}
