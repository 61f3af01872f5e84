import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import type { Push } from '#shared/rpc/link.ts'
import { linkSuite } from '#shared/rpc/link.testing.ts'
import { channelLinks, type ProcessChannel } from './channelLinks.ts'

linkSuite('one part of a process channel', () => {
  const { port1, port2 } = new MessageChannel()
  const [host, engine] = [channelLinks(channelOver(port1)), channelLinks(channelOver(port2))]
  return { page: host.page, engine: engine.page, closesTogether: true, dispose: () => host.page.close() }
})

describe('channelLinks', () => {
  it('keep the host and its pages apart, and leave foreign messages alone', async () => {
    const { port1, port2 } = new MessageChannel()
    const [host, engine] = [channelLinks(channelOver(port1)), channelLinks(channelOver(port2))]
    const heard: string[] = []
    host.control.onMessage((envelope) => heard.push(`control ${(envelope as Push).name}`))
    const last = new Promise<void>((resolve) => {
      host.page.onMessage((envelope) => {
        heard.push(`page ${(envelope as Push).name}`)
        if ((envelope as Push).name === 'last') resolve()
      })
    })
    engine.control.post({ kind: 'push', name: 'ready', payload: null })
    for (const foreign of [
      'text',
      null,
      7,
      { cmd: 'NODE_HANDLE' },
      { channel: 'other', envelope: {} },
      { channel: 'page' },
    ]) {
      port2.postMessage(foreign)
    }
    engine.page.post({ kind: 'push', name: 'last', payload: null })
    await last
    expect(heard).toEqual(['control ready', 'page last'])
    host.control.close()
  })

  it('close together', async () => {
    const { port1, port2 } = new MessageChannel()
    const [host, engine] = [channelLinks(channelOver(port1)), channelLinks(channelOver(port2))]
    const all = [host.control, host.page, engine.control, engine.page].map(
      (link) => new Promise<void>((resolve) => link.onClose(resolve)),
    )
    host.control.close()
    expect(await Promise.all(all)).toHaveLength(4)
  })
})

function channelOver(port: MessagePort): ProcessChannel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}
