import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { portLink } from '#shared/rpc/portLink.ts'
import type { Link } from '#shared/rpc/link.ts'
import { engineParent } from './engineParent.ts'

/** As Electron gives it to a utility process. */
class PlayedParentPort extends EventEmitter {
  readonly sent: unknown[] = []
  postMessage(message: unknown) {
    this.sent.push(message)
  }
}

describe('engineParent', () => {
  it('is nobody for a process that was started by hand', () => {
    expect(engineParent({ connected: false } as NodeJS.Process)).toBeNull()
  })

  it('in Electron is the parent port for the host, and a port of its own for every page', async () => {
    const parentPort = new PlayedParentPort()
    const parent = engineParent({ parentPort } as unknown as NodeJS.Process)!
    const heard: unknown[] = []
    parent.control.onMessage((envelope) => heard.push(envelope))

    const request = { kind: 'request', id: 1, name: 'host.close', params: {} } as const
    parentPort.emit('message', { data: request, ports: [] })
    parent.control.post({ kind: 'reply', id: 1, ok: true, value: null })
    expect(heard).toEqual([request])
    expect(parentPort.sent).toEqual([{ kind: 'reply', id: 1, ok: true, value: null }])

    // One page comes before the engine is ready, one after.
    const channels = [new MessageChannel(), new MessageChannel()]
    const pages: Link[] = []
    parentPort.emit('message', { data: null, ports: [channels[0]!.port2] })
    parent.onPage((page) => pages.push(page))
    parentPort.emit('message', { data: null, ports: [channels[1]!.port2] })
    expect(pages).toHaveLength(2)
    const push = { kind: 'push', name: 'settings.changed', payload: 'for the second page' } as const
    const told = new Promise((resolve) => portLink(channels[1]!.port1).onMessage(resolve))
    pages[1]!.post(push)
    expect(await told).toEqual(push)
    for (const page of pages) page.close()
  })
})
