/** Who started this engine, and the links to it: a Node process, or Electron's main process. */
import type { Link } from '#shared/rpc/link.ts'
import { linkListeners } from '#shared/rpc/linkListeners.ts'
import { portLink, type PortLike } from '#shared/rpc/portLink.ts'
import { channelLinks } from './channelLinks.ts'

export interface EngineParent {
  readonly control: Link
  /** Calls back with the link of each page, or of all pages together. */
  readonly onPage: (listener: (page: Link) => void) => void
  /** Calls back when the parent ended or disconnected. */
  readonly onGone: (listener: () => void) => void
}

/** What Electron gives a utility process. A message with ports introduces a page; any other is an envelope of the control link. */
interface ParentPort {
  on(
    type: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly PortLike[] }) => void,
  ): unknown
  postMessage(message: unknown): void
}

/** Null where this process was started by hand, without a channel to anybody. */
export function engineParent(engine: NodeJS.Process): EngineParent | null {
  const { parentPort } = engine as NodeJS.Process & { readonly parentPort?: ParentPort }
  if (parentPort) return electronParent(parentPort)
  return engine.connected ? nodeParent(engine) : null
}

function electronParent(port: ParentPort): EngineParent {
  const control = linkListeners()
  const waiting: Link[] = []
  let accept = (page: Link): void => void waiting.push(page)
  port.on('message', ({ data, ports: [page] }) => {
    if (page) accept(portLink(page))
    else control.deliver(data as Parameters<typeof control.deliver>[0])
  })
  return {
    control: {
      post: (envelope) => port.postMessage(envelope),
      onMessage: (listener) => control.onMessage(listener),
      onClose: (listener) => control.onClose(listener),
      close: () => control.end(),
    },
    onPage: (listener) => {
      accept = listener
      waiting.splice(0).forEach(listener)
    },
    // Electron ends its utility processes itself.
    onGone: () => undefined,
  }
}

function nodeParent(engine: NodeJS.Process): EngineParent {
  const { control, page } = channelLinks({
    send: (message) => engine.send?.(message),
    onMessage: (listener) => engine.on('message', listener),
    onClose: (listener) => engine.once('disconnect', listener),
    close: () => {
      if (engine.connected) engine.disconnect()
    },
  })
  return {
    control,
    onPage: (listener) => listener(page),
    onGone: (listener) => control.onClose(listener),
  }
}
