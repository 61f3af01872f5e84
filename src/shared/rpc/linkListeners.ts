/** The listeners of one end of a link, which every transport needs besides a way to send. */
import type { Envelope, Link } from './link.ts'

/** The listeners of one end, with what the transport tells them. */
export interface LinkListeners extends Pick<Link, 'onMessage' | 'onClose'> {
  /** Passes an envelope to the listeners, or queues it until there is one. */
  deliver(envelope: Envelope): void
  /** Notifies once that the other side is gone; nothing is delivered afterwards. */
  end(): void
  readonly ended: boolean
}

/** Creates the listeners; `onFirstListener` is called once, when the first listener subscribes. */
export function linkListeners(onFirstListener: () => void = () => undefined): LinkListeners {
  const messages = new Set<{ readonly hear: (envelope: Envelope) => void }>()
  const closings = new Set<{ readonly hear: () => void }>()
  let waiting: Envelope[] | null = []
  let ended = false

  return {
    get ended() {
      return ended
    },
    deliver: (envelope) => {
      if (ended) return
      if (waiting) waiting.push(envelope)
      else for (const { hear } of [...messages]) hear(envelope)
    },
    end: () => {
      if (ended) return
      ended = true
      const told = [...closings]
      messages.clear()
      closings.clear()
      for (const { hear } of told) hear()
    },
    onMessage: (hear) => {
      const entry = { hear }
      if (ended) return () => undefined
      messages.add(entry)
      if (waiting) {
        const kept = waiting
        waiting = null
        onFirstListener()
        for (const envelope of kept) hear(envelope)
      }
      return () => messages.delete(entry)
    },
    onClose: (hear) => {
      const entry = { hear }
      // A late listener must be notified too, or it would wait forever.
      if (ended) void Promise.resolve().then(hear)
      else closings.add(entry)
      return () => closings.delete(entry)
    },
  }
}
