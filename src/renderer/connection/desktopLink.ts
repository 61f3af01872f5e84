/** A link to the engine through the port that the preload script forwards, and through the next one when the engine was restarted. */
import { PORT_MESSAGE, type DesktopShell } from '#shared/contract/shell.ts'
import { toWire, WorkbenchError, type WireError } from '#shared/errors.ts'
import type { Link, Request } from '#shared/rpc/link.ts'
import { linkListeners } from '#shared/rpc/linkListeners.ts'
import { portLink, type PortLike } from '#shared/rpc/portLink.ts'

/** The part of a window that the link needs. */
export interface PageWindow {
  readonly location: { readonly origin: string }
  addEventListener(type: 'message', listener: (event: PortMessageEvent) => void): void
}

interface PortMessageEvent {
  readonly source: unknown
  readonly origin: string
  readonly data: unknown
  readonly ports: readonly PortLike[]
}

/** The link of a desktop page. Requests wait for a port. Those to an engine that ended, or that will not come back, are answered with `engine-lost`. */
export function desktopLink(
  shell: Pick<DesktopShell, 'requestPort' | 'onEngineState'>,
  page: PageWindow,
): Link {
  const listeners = linkListeners()
  const asked = new Set<number>()
  const waiting: Request[] = []
  let port: Link | null = null
  let goneBecause: string | null = null

  const lose = (ids: readonly number[], reason: string) => {
    const error = toWire(new WorkbenchError({ code: 'engine-lost', reason }))
    for (const id of ids) listeners.deliver({ kind: 'reply', id, ok: false, error })
  }
  const loseAsked = () => {
    const ids = [...asked]
    asked.clear()
    lose(ids, 'it ended before it answered')
  }
  const post = (request: Request) => {
    if (goneBecause !== null) {
      lose([request.id], goneBecause)
    } else if (port) {
      asked.add(request.id)
      port.post(request)
    } else {
      waiting.push(request)
    }
  }
  const use = (next: Link) => {
    const before = port
    port = next
    before?.close()
    loseAsked()
    next.onMessage((envelope) => {
      // A reply of the previous engine may still be under way, but its request has already been answered.
      if (port === next && (envelope.kind !== 'reply' || asked.delete(envelope.id)))
        listeners.deliver(envelope)
    })
    next.onClose(() => {
      if (port !== next) return
      port = null
      loseAsked()
    })
    waiting.splice(0).forEach(post)
  }

  page.addEventListener('message', ({ source, origin, data, ports: [given] }) => {
    const isOwn = source === page && origin === page.location.origin
    if (isOwn && given && isPortMessage(data)) use(portLink(given))
  })
  shell.onEngineState((state) => {
    goneBecause = state.state === 'gone' ? reasonOf(state.error) : null
    if (goneBecause === null) return
    loseAsked()
    lose(
      waiting.splice(0).map(({ id }) => id),
      goneBecause,
    )
  })
  shell.requestPort()

  return {
    post: (envelope) => {
      if (envelope.kind === 'request' && !listeners.ended) post(envelope)
    },
    onMessage: (listener) => listeners.onMessage(listener),
    onClose: (listener) => listeners.onClose(listener),
    close: () => {
      port?.close()
      port = null
      listeners.end()
    },
  }
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_MESSAGE
}

function reasonOf({ details }: WireError): string {
  return details.code === 'engine-lost' ? details.reason : 'it ended and could not be started again'
}
