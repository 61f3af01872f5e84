/** Who listens to one end of a link; what every transport needs besides a way to send. */
import type { Envelope, Link } from './link.ts'

export interface LinkListeners extends Pick<Link, 'onMessage' | 'onClose'> {
  /** Hands an envelope to the listeners, or keeps it until there is one. */
  deliver(envelope: Envelope): void
  /** Tells once that the other side is gone; nothing is delivered afterwards. */
  end(): void
  readonly ended: boolean
}

/** `onFirstListener` is called once, when envelopes begin to be wanted. */
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
      // Whoever comes too late must still learn it, or would wait for ever.
      if (ended) void Promise.resolve().then(hear)
      else closings.add(entry)
      return () => closings.delete(entry)
    },
  }
}
