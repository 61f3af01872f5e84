import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { PORT_MESSAGE } from '#shared/contract/shell.ts'
import { workbench, type EngineState } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import type { Link, Request } from '#shared/rpc/link.ts'
import { portLink } from '#shared/rpc/portLink.ts'
import { desktopLink, type PageWindow } from './desktopLink.ts'

type Listener = Parameters<PageWindow['addEventListener']>[1]

/** A window and a preload script whose ports the test brings. */
function playedWindow() {
  let hear: Listener = () => {}
  let requested = 0
  const states = new Set<(state: EngineState) => void>()
  const page: PageWindow = {
    location: { origin: 'app://workbench' },
    addEventListener: (_type, listener) => (hear = listener),
  }
  const link = desktopLink(
    {
      requestPort: () => (requested += 1),
      onEngineState: (listener) => {
        states.add(listener)
        return () => states.delete(listener)
      },
    },
    page,
  )
  const bring = (port: MessagePort, event: Partial<Parameters<Listener>[0]> = {}) =>
    hear({
      source: page,
      origin: 'app://workbench',
      data: { type: PORT_MESSAGE },
      ports: [port as never],
      ...event,
    })
  return {
    link,
    client: connect(link, workbench),
    bring,
    /** A new engine comes through a port of its own. */
    bringEngine: (answer: (request: Request) => unknown): Link => {
      const { port1, port2 } = new MessageChannel()
      const engine = portLink(port1)
      engine.onMessage((envelope) => {
        const request = envelope as Request
        const value = answer(request)
        if (value !== undefined) engine.post({ kind: 'reply', id: request.id, ok: true, value })
      })
      bring(port2)
      return engine
    },
    tell: (state: EngineState) => states.forEach((listener) => listener(state)),
    requested: () => requested,
  }
}

const lost = { details: { code: 'engine-lost' } }

describe('desktopLink', () => {
  it('asks for a port, and lets calls wait until it is there', async () => {
    const { client, bringEngine, link, requested } = playedWindow()
    const asked = client['runs.list']({})
    expect(requested()).toBe(1)
    bringEngine(({ name }) => [name])
    expect(await asked).toEqual(['runs.list'])
    link.close()
  })

  it('takes ports from its own window only, and only those meant for it', async () => {
    const { client, bring, bringEngine, link } = playedWindow()
    const strange = () => new MessageChannel().port2
    const heard: unknown[] = []
    for (const event of [
      { source: {} },
      { origin: 'https://evil.example' },
      { data: { type: 'other' } },
      { data: null },
    ]) {
      const { port1, port2 } = new MessageChannel()
      port1.on('message', (message) => heard.push(message))
      port1.unref()
      bring(port2, event)
    }
    bring(strange(), { ports: [] })
    const asked = client['runs.list']({})
    bringEngine(() => ['ours'])
    expect(await asked).toEqual(['ours'])
    expect(heard).toEqual([])
    link.close()
  })

  it('fails what was asked of an engine that ended, and asks the next one what comes after', async () => {
    const { client, bringEngine, link } = playedWindow()
    const first = bringEngine(() => undefined)
    const unanswered = expect(client['runs.list']({})).rejects.toMatchObject(lost)
    first.close()
    await unanswered
    const later = client['runs.list']({})
    const pushed = new Promise((resolve) => client.on('settings.changed', resolve))
    const second = bringEngine(() => ['second'])
    expect(await later).toEqual(['second'])
    second.post({ kind: 'push', name: 'settings.changed', payload: 'from the second' })
    expect(await pushed).toBe('from the second')
    link.close()
  })

  it('fails what was asked when another port takes over before the old one closed', async () => {
    const { client, bringEngine, link } = playedWindow()
    bringEngine(() => undefined)
    const unanswered = expect(client['runs.list']({})).rejects.toMatchObject(lost)
    bringEngine(() => ['second'])
    await unanswered
    expect(await client['runs.list']({})).toEqual(['second'])
    link.close()
  })

  it('fails everything with the reason when the engine will not come back', async () => {
    const { client, tell, link } = playedWindow()
    const refused = { details: { code: 'engine-lost', reason: 'It ended four times.' } }
    const waiting = expect(client['runs.list']({})).rejects.toMatchObject(refused)
    tell({ state: 'restarting', reason: 'once more' })
    tell({ state: 'gone', error: { details: { code: 'engine-lost', reason: 'It ended four times.' } } })
    await waiting
    await expect(client['runs.list']({})).rejects.toMatchObject(refused)
    link.close()
  })
})
