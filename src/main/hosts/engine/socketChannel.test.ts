import { Duplex, PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { linkSuite } from '#shared/rpc/link.testing.ts'
import { channelLinks } from './channelLinks.ts'
import { socketChannel, type SocketLimits } from './socketChannel.ts'

const LIMITS: SocketLimits = { incoming: 1e6, outgoing: 1e6, waiting: 1e7 }

linkSuite('one part of a socket', () => {
  const [left, right] = socketPair()
  const [host, engine] = [
    channelLinks(socketChannel(left, LIMITS)),
    channelLinks(socketChannel(right, LIMITS)),
  ]
  return { page: host.page, engine: engine.page, closesTogether: true, dispose: () => host.page.close() }
})

const push = (payload: unknown) => ({ channel: 'page', envelope: { kind: 'push', name: 'n', payload } })

describe('a channel over a socket', () => {
  it('puts messages together again, however their bytes were parted or joined', async () => {
    const sent = [push('ü“\n'.repeat(50)), push({ deep: [1, null, ''] }), push('x')]
    const bytes = framesOf(sent)
    for (const size of [1, 3, 7, bytes.length]) {
      const near = new PassThrough()
      const heard: unknown[] = []
      socketChannel(near, LIMITS).onMessage((message) => heard.push(message))
      for (let at = 0; at < bytes.length; at += size) near.write(bytes.subarray(at, at + size))
      await settled()
      expect(heard).toEqual(sent)
    }
  })

  it('keeps messages until somebody listens', async () => {
    const near = new PassThrough()
    const channel = socketChannel(near, LIMITS)
    near.write(framesOf([push(1), push(2)]))
    await settled()
    const heard: unknown[] = []
    channel.onMessage((message) => heard.push(message))
    expect(heard).toEqual([push(1), push(2)])
  })

  it.each([
    ['text of another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['an empty message', Buffer.from([0, 0, 0, 0])],
    ['a message above the limit', Buffer.from([0, 15, 66, 65, 123])],
    ['what is no JSON', framed(Buffer.from('{"channel":'))],
    ['what is for neither link', framesOf([{ channel: 'other', envelope: { kind: 'push' } }])],
    ['no envelope', framesOf([{ channel: 'page', envelope: 'text' }])],
  ])('cuts off who sends %s', async (_what, bytes) => {
    const near = new PassThrough()
    const heard: unknown[] = []
    const channel = socketChannel(near, LIMITS)
    channel.onMessage((message) => heard.push(message))
    const closed = new Promise<void>((resolve) => channel.onClose(resolve))
    near.write(bytes)
    near.write(framesOf([push('too late')]))
    await closed
    expect(heard).toEqual([])
  })

  it('refuses to send what the other side would not take', () => {
    const channel = socketChannel(new PassThrough(), { ...LIMITS, outgoing: 100 })
    expect(() => channel.send(push('x'.repeat(100)))).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ code: 'too-large', limit: '100 bytes' }) as unknown,
      }),
    )
  })

  it('cuts off who does not read', async () => {
    const near = new Duplex({ read: () => undefined, write: () => undefined })
    const channel = socketChannel(near, { ...LIMITS, waiting: 1000 })
    const closed = new Promise<void>((resolve) => channel.onClose(resolve))
    for (let sent = 0; sent < 20; sent += 1) channel.send(push('x'.repeat(100)))
    await closed
    expect(near.destroyed).toBe(true)
  })
})

function framed(body: Buffer): Buffer {
  const header = Buffer.alloc(4)
  header.writeUInt32BE(body.length)
  return Buffer.concat([header, body])
}

function framesOf(messages: readonly unknown[]): Buffer {
  return Buffer.concat(messages.map((message) => framed(Buffer.from(JSON.stringify(message)))))
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}

/** Two ends of a stream within one process. */
function socketPair(): readonly [Duplex, Duplex] {
  const [there, back] = [new PassThrough(), new PassThrough()]
  const left = Duplex.from({ writable: there, readable: back })
  const right = Duplex.from({ writable: back, readable: there })
  left.once('close', () => right.destroy())
  right.once('close', () => left.destroy())
  return [left, right]
}
