import { MessageChannel } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { linkSuite } from './link.testing.ts'
import { memoryLinkPair } from './memoryLinkPair.ts'
import { portLink } from './portLink.ts'

linkSuite('memory', () => {
  const [page, engine] = memoryLinkPair()
  return { page, engine, closesTogether: true, dispose: () => page.close() }
})

linkSuite('a message port', () => {
  const { port1, port2 } = new MessageChannel()
  const [page, engine] = [portLink(port1), portLink(port2)]
  return { page, engine, closesTogether: true, dispose: () => page.close() }
})

describe('a link within this machine', () => {
  it.each([
    ['memory', memoryLinkPair],
    ['a message port', () => Object.values(new MessageChannel()).map(portLink)],
  ])('keeps what arrives over %s until somebody listens', async (_name, makePair) => {
    const [page, engine] = makePair()
    for (const payload of [1, 2, 3]) engine.post({ kind: 'push', name: 'x', payload })
    await new Promise((resolve) => setImmediate(resolve))
    const heard: unknown[] = []
    await new Promise<void>((resolve) => {
      page.onMessage((envelope) => {
        heard.push(envelope.kind === 'push' && envelope.payload)
        if (heard.length === 3) resolve()
      })
    })
    expect(heard).toEqual([1, 2, 3])
    page.close()
  })
})
