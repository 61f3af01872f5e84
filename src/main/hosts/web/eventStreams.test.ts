import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { webFixture, type WebFixture } from './web.testing.ts'

let fixture: WebFixture
afterEach(() => fixture.dispose())

/** A page's event stream, unread until the test reads it. */
async function openStream({ server }: WebFixture): Promise<IncomingMessage> {
  const asked = request({
    host: '127.0.0.1',
    port: server.port,
    path: '/api/events',
    headers: { authorization: `Bearer ${server.token}` },
    agent: false,
  })
  asked.on('error', () => undefined).end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  return response
}

async function readUntil(stream: IncomingMessage, end: string): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      if (text.slice(-chunk.length - end.length).includes(end)) resolve(text)
    })
  })
}

describe('the event stream', () => {
  it('begins with the state of the engine, and goes on with its changes and the topics of the workbench', async () => {
    fixture = await webFixture()
    const stream = await openStream(fixture)
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
    const read = readUntil(stream, '"last"')
    fixture.change({ state: 'restarting', reason: 'it died' })
    fixture.engine.post({ kind: 'push', name: 'host.ready', payload: { session: 'not for pages' } })
    fixture.engine.post({ kind: 'push', name: 'runs.list', payload: 'no topic' })
    fixture.engine.post({ kind: 'push', name: 'settings.changed', payload: 'last' })
    const pushes = (await read).split('\n\n').filter(Boolean)
    expect(pushes.map((line) => JSON.parse(line.replace('data: ', '')) as unknown)).toEqual([
      { kind: 'push', name: 'engine.state', payload: { state: 'ready', session: 's1' } },
      { kind: 'push', name: 'engine.state', payload: { state: 'restarting', reason: 'it died' } },
      { kind: 'push', name: 'settings.changed', payload: 'last' },
    ])
  })

  it('tells every page', async () => {
    fixture = await webFixture()
    const streams = await Promise.all([openStream(fixture), openStream(fixture)])
    const read = Promise.all(streams.map((stream) => readUntil(stream, '"both"')))
    fixture.engine.post({ kind: 'push', name: 'settings.changed', payload: 'both' })
    expect((await read).map((text) => text.split('"both"').length - 1)).toEqual([1, 1])
  })

  it('lets a page go that does not read, and keeps the others', async () => {
    fixture = await webFixture({ limits: { waitingEvents: 1_000_000 } })
    const [slow, quick] = await Promise.all([openStream(fixture), openStream(fixture)])
    slow.pause()
    const gone = new Promise((resolve) => slow.on('error', () => undefined).once('close', resolve))
    // More than the kernel keeps for a reader that sleeps, and a megabyte.
    const payload = 'x'.repeat(300_000)
    const read = readUntil(quick, '"end"')
    for (let push = 0; push < 70; push += 1) {
      fixture.engine.post({ kind: 'push', name: 'settings.changed', payload })
      await new Promise((resolve) => setImmediate(resolve))
    }
    fixture.engine.post({ kind: 'push', name: 'settings.changed', payload: 'end' })
    expect((await read).length).toBeGreaterThan(70 * payload.length)
    slow.resume()
    await gone
    expect(slow.complete).toBe(false)
  })

  it('ends with the server', async () => {
    fixture = await webFixture()
    const stream = await openStream(fixture)
    stream.resume().on('error', () => undefined)
    const ended = once(stream, 'close')
    await fixture.server.close()
    await ended
    expect(stream.destroyed).toBe(true)
  })
})
