import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { webFixture, type WebFixture } from '../../main/hosts/web/web.testing.ts'
import { workbench } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import type { Link, Push, Request } from '#shared/rpc/link.ts'
import { linkSuite } from '#shared/rpc/link.testing.ts'
import { httpLink, type HttpLink } from './httpLink.ts'
import type { PageToken } from './pageToken.ts'

linkSuite('the web host', async () => {
  const fixture = await webFixture()
  const page = linkTo(fixture)
  // Its greeting shows that the stream is open.
  await nextPush(page)
  return {
    page,
    engine: fixture.engine,
    closesTogether: false,
    dispose: async () => {
      page.close()
      await fixture.dispose()
    },
  }
})

describe('a link over HTTP', () => {
  const links: HttpLink[] = []
  const fixtures: WebFixture[] = []
  const open = async (...options: Parameters<typeof webFixture>) => {
    const fixture = await webFixture(...options)
    fixtures.push(fixture)
    return fixture
  }
  const linkOf = (...args: Parameters<typeof linkTo>) => {
    const link = linkTo(...args)
    links.push(link)
    return link
  }
  afterEach(async () => {
    for (const link of links.splice(0)) link.close()
    await Promise.all(fixtures.splice(0).map(({ dispose }) => dispose()))
  })

  it('asks only once its stream is open, so that nothing falls between an answer and the first push', async () => {
    const fixture = await open()
    fixture.engine.onMessage((envelope) => {
      const { id } = envelope as Request
      fixture.engine.post({ kind: 'push', name: 'settings.changed', payload: 'while it was asked' })
      fixture.engine.post({ kind: 'reply', id, ok: true, value: [] })
    })
    const link = linkOf(fixture)
    const told = new Promise((resolve) => connect(link, workbench).on('settings.changed', resolve))
    await connect(link, workbench)['runs.list']({})
    expect(await told).toBe('while it was asked')
  })

  it('says what to do where the token is wrong, for the page and for every call', async () => {
    const fixture = await open()
    const link = linkOf(fixture, { token: tokenOf('outdated') })
    const push = nextPush(link)
    const refused = {
      details: { code: 'engine-lost', reason: expect.stringContaining('npm start') as string },
    }
    await expect(connect(link, workbench)['runs.list']({})).rejects.toMatchObject(refused)
    expect(await push).toMatchObject({ name: 'engine.state', payload: { state: 'gone', error: refused } })
  })

  it('goes on as soon as another tab was opened with the token of the host that was started anew', async () => {
    const fixture = await open()
    const token = tokenOf('of the host before')
    const link = linkOf(fixture, { token })
    expect(await nextPush(link)).toMatchObject({ payload: { state: 'gone' } })
    const [back, greeting] = [new Promise<void>((resolve) => link.onReconnect(resolve)), nextPush(link)]
    token.renew(fixture.server.token)
    await back
    expect(await greeting).toMatchObject({ payload: { state: 'ready' } })
  })

  it('tries again while the web host is away, says so, and tells when it is back', async () => {
    const fixture = await open()
    const { port } = fixture.server
    const waits: number[] = []
    let comeBack: (() => Promise<unknown>) | null = null
    const link = linkOf(fixture, {
      wait: async (milliseconds) => {
        waits.push(milliseconds)
        if (waits.length === 3) await comeBack?.()
      },
    })
    await nextPush(link)
    const states: unknown[] = []
    const ready = new Promise<void>((resolve) => {
      link.onMessage((envelope) => {
        const { payload } = envelope as Push
        states.push(payload)
        if ((payload as { state: string }).state === 'ready') resolve()
      })
    })
    // The same token at the same address: what returns is another server only as far as the test can tell.
    const { token } = fixture.server
    comeBack = async () => {
      const events = createServer((request, response) => {
        expect(request.headers.authorization).toBe(`Bearer ${token}`)
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(': still here\n\ndata: {"kind":"push","name":"engine.state",')
        response.write('"payload":{"state":"ready","session":"s2"}}\n\n')
      })
      fixtures.push({
        ...fixture,
        dispose: async () => void events.close(() => undefined).closeAllConnections(),
      })
      await new Promise<void>((resolve) => events.listen(port, '127.0.0.1', resolve))
      expect((events.address() as AddressInfo).port).toBe(port)
    }
    const back = new Promise<void>((resolve) => link.onReconnect(resolve))
    await fixture.server.close()
    await Promise.all([back, ready])
    expect(waits).toEqual([250, 500, 1000])
    expect(states).toMatchObject([
      { state: 'restarting' },
      { state: 'restarting' },
      { state: 'restarting' },
      { state: 'ready', session: 's2' },
    ])
  })

  it('answers with engine-lost what it could not ask', async () => {
    const fixture = await open()
    const link = linkOf(fixture, { wait: () => new Promise(() => {}) })
    await nextPush(link)
    await fixture.server.close()
    await expect(connect(link, workbench)['runs.list']({})).rejects.toMatchObject({
      details: { code: 'engine-lost' },
    })
  })

  it('asks without a stream while it is paused from the start, and tells that it may have missed something', async () => {
    const fixture = await open()
    fixture.engine.onMessage((envelope) =>
      fixture.engine.post({ kind: 'reply', id: (envelope as Request).id, ok: true, value: [] }),
    )
    const link = linkOf(fixture, { paused: true })
    const heard: unknown[] = []
    link.onMessage((envelope) => heard.push(envelope.kind))
    expect(await connect(link, workbench)['runs.list']({})).toEqual([])
    fixture.engine.post({ kind: 'push', name: 'settings.changed', payload: 'nobody looks' })
    expect(await connect(link, workbench)['runs.list']({})).toEqual([])
    expect(heard).toEqual(['reply', 'reply'])
    const back = new Promise<void>((resolve) => link.onReconnect(resolve))
    link.resume()
    await back
  })

  it('lets its stream go while it is paused, and takes it up again', async () => {
    const fixture = await open()
    const link = linkOf(fixture)
    await nextPush(link)
    const heard: unknown[] = []
    link.onMessage((envelope) => heard.push((envelope as Push).payload))
    link.pause()
    fixture.engine.post({ kind: 'push', name: 'settings.changed', payload: 'nobody looks' })
    const [back, greeting] = [new Promise<void>((resolve) => link.onReconnect(resolve)), nextPush(link)]
    link.resume()
    await Promise.all([back, greeting])
    expect(heard).toEqual([{ state: 'ready', session: 's1' }])
  })
})

function linkTo({ server }: WebFixture, options: Partial<Parameters<typeof httpLink>[0]> = {}): HttpLink {
  return httpLink({ origin: `http://127.0.0.1:${server.port}`, token: tokenOf(server.token), ...options })
}

/** The token of a page, which a test can renew. */
function tokenOf(first: string): PageToken & { readonly renew: (next: string) => void } {
  let token = first
  const listeners = new Set<() => void>()
  return {
    current: () => token,
    onRenewed: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    renew: (next) => {
      token = next
      for (const hear of listeners) hear()
    },
  }
}

function nextPush(link: Link): Promise<Push> {
  return new Promise((resolve) => {
    const stop = link.onMessage((envelope) => {
      if (envelope.kind !== 'push') return
      // The first envelope can arrive while listening begins.
      queueMicrotask(() => stop())
      resolve(envelope)
    })
  })
}
