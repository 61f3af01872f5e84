/** A link within one process, for an engine that runs in the same process and for tests. */
import type { Envelope, Link } from './link.ts'
import { linkListeners, type LinkListeners } from './linkListeners.ts'

/** All our runtimes have it; our library target does not declare it. */
declare function structuredClone<T>(value: T): T

/** Returns both ends. Envelopes are cloned and arrive asynchronously, as from another process. */
export function memoryLinkPair(): readonly [Link, Link] {
  const left = linkListeners()
  const right = linkListeners()
  return [end(left, right), end(right, left)]
}

function end(mine: LinkListeners, theirs: LinkListeners): Link {
  return {
    post: (envelope: Envelope) => {
      if (mine.ended) return
      const copy = structuredClone(envelope)
      later(() => theirs.deliver(copy))
    },
    onMessage: mine.onMessage,
    onClose: mine.onClose,
    close: () => {
      mine.end()
      later(() => theirs.end())
    },
  }
}

function later(task: () => void): void {
  void Promise.resolve().then(task)
}
