/** The requesting end of a link; replies are matched to requests by id only. */
import { fromWire, WorkbenchError } from '../errors.ts'
import type { Link, Push } from './link.ts'

/** Sends requests and receives pushes. */
export interface Requester {
  /** Rejects with the error of the reply, or with `engine-lost` when the link closes first. */
  readonly request: (name: string, params: unknown) => Promise<unknown>
  /** Subscribes to pushes. Returns a function that unsubscribes. */
  readonly onPush: (listener: (push: Push) => void) => () => void
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: WorkbenchError) => void
}

/** Creates the requesting end of a link. Once the link is closed, all requests reject with `engine-lost`. */
export function requester(link: Link): Requester {
  const pending = new Map<number, Pending>()
  const pushes = new Set<{ readonly hear: (push: Push) => void }>()
  let lastId = 0
  let closed = false

  link.onMessage((envelope) => {
    if (envelope.kind === 'push') {
      for (const { hear } of [...pushes]) hear(envelope)
    } else if (envelope.kind === 'reply') {
      const asked = pending.get(envelope.id)
      pending.delete(envelope.id)
      if (envelope.ok) asked?.resolve(envelope.value)
      else asked?.reject(fromWire(envelope.error))
    }
  })
  link.onClose(() => {
    closed = true
    for (const { reject } of pending.values()) reject(lost())
    pending.clear()
  })

  return {
    request: (name, params) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(lost())
          return
        }
        const id = ++lastId
        pending.set(id, { resolve, reject })
        try {
          link.post({ kind: 'request', id, name, params })
        } catch (error) {
          // A request that cannot be cloned was never sent, so no reply will come.
          pending.delete(id)
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      }),
    onPush: (hear) => {
      const entry = { hear }
      pushes.add(entry)
      return () => pushes.delete(entry)
    },
  }
}

function lost(): WorkbenchError {
  return new WorkbenchError({ code: 'engine-lost', reason: 'the connection to it closed before it answered' })
}
