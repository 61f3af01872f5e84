/** The asking end of a link: replies find their requests by id and by nothing else. */
import { fromWire, WorkbenchError } from '../errors.ts'
import type { Link, Push } from './link.ts'

export interface Requester {
  /** Rejects with the error of the reply, or with `engine-lost` when the link closes first. */
  readonly request: (name: string, params: unknown) => Promise<unknown>
  /** Returns how to stop listening. */
  readonly onPush: (listener: (push: Push) => void) => () => void
}

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: WorkbenchError) => void
}

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
          // What cannot be cloned was never sent, so no reply will come.
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
