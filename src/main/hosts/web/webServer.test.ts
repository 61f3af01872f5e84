import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Request } from '#shared/rpc/link.ts'
import { webFixture, type WebFixture } from './web.testing.ts'

let fixture: WebFixture
const open = async (...options: Parameters<typeof webFixture>) => (fixture = await webFixture(...options))
afterEach(() => fixture.dispose())

const callBody = (name: string, params: unknown = {}) =>
  JSON.stringify({ kind: 'request', id: 7, name, params })

/** An engine that answers every request with its name. */
function echo({ engine }: WebFixture): readonly Request[] {
  const heard: Request[] = []
  engine.onMessage((envelope) => {
    const request = envelope as Request
    heard.push(request)
    engine.post({ kind: 'reply', id: request.id, ok: true, value: `answer to ${request.name}` })
  })
  return heard
}

describe('who is admitted', () => {
  const call = { method: 'POST', body: callBody('runs.list') }

  it('is a page of this address with the token', async () => {
    const { ask, server } = await open()
    echo(fixture)
    const answer = await ask('/api/call', {
      ...call,
      headers: { origin: `http://127.0.0.1:${server.port}`, 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ kind: 'reply', id: 7, ok: true, value: 'answer to runs.list' })
    expect((await ask('/api/call', { ...call, headers: { host: `localhost:${server.port}` } })).status).toBe(
      200,
    )
  })

  it.each([
    ['no token', null],
    ['a wrong token', `Bearer ${'x'.repeat(43)}`],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Basic eDp4'],
  ])('is nobody with %s, on any path of the API', async (_case, authorization) => {
    const { ask } = await open()
    const heard = echo(fixture)
    for (const [method, path] of [
      ['POST', '/api/call'],
      ['GET', '/api/events'],
      ['POST', '/api/uploads'],
      ['PUT', '/api/uploads/x/y'],
      ['GET', '/api/folders'],
      ['POST', '/api/folders/grant'],
      ['GET', '/api'],
      ['POST', '/assets/../api/call'],
      ['POST', '/%2e%2e/api/call'],
    ] as const) {
      const answer = await ask(path, { ...call, method, headers: { authorization } })
      expect([path, answer.status]).toEqual([path, 401])
      expect(answer.text).toContain('npm start')
    }
    expect(heard).toEqual([])
  })

  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['the same host on another port', { origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { origin: 'null' }],
    ['a page elsewhere that sends no origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page on another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['a name that was bound to 127.0.0.1', { host: 'rebound.example' }],
    ['such a name with the right port', { host: 'PORT.rebound.example:PORT' }],
    ['the right name with another port', { host: '127.0.0.1:1' }],
    ['a name that begins like ours', { host: 'localhost.evil.example:PORT' }],
  ])('is not %s, even with the token', async (_case, headers) => {
    const { ask, server } = await open()
    const heard = echo(fixture)
    const filled = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replaceAll('PORT', String(server.port))]),
    )
    expect((await ask('/api/call', { ...call, headers: filled })).status).toBe(403)
    if ('host' in headers) expect((await ask('/', { headers: filled })).status).toBe(403)
    expect(heard).toEqual([])
  })

  it('is not a preflight: nothing permits it', async () => {
    const { ask, server } = await open()
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    }
    const foreign = await ask('/api/call', {
      method: 'OPTIONS',
      headers: { ...preflight, authorization: null, origin: 'https://evil.example' },
    })
    const own = await ask('/api/call', {
      method: 'OPTIONS',
      headers: { ...preflight, origin: `http://127.0.0.1:${server.port}` },
    })
    for (const { status, headers } of [foreign, own]) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('comes over loopback only', async () => {
    const { server } = await open()
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
    for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
      const socket = connect(server.port, address)
      await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED')
    }
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
  })

  it('gets another token at every start', async () => {
    const first = (await open()).server.token
    await fixture.dispose()
    expect((await open()).server.token).not.toBe(first)
  })

  it('is at the port of the last start, so that open tabs go on, or at another where that is taken', async () => {
    const home = await mkdtemp(join(tmpdir(), 'recnet-port-'))
    const first = await open({ home, port: null })
    const { port } = first.server
    await first.dispose()
    const second = await open({ home, port: null })
    expect(second.server.port).toBe(port)
    const third = await open({ home, port: null })
    expect(third.server.port).not.toBe(port)
    // The port that is kept is that of the second one, which runs.
    expect(await readFile(join(home, 'web-port'), 'utf8')).toBe(`${port}\n`)
    await Promise.all([second.dispose(), third.dispose()])
    await writeFile(join(home, 'web-port'), 'none')
    expect((await open({ home, port: null })).server.port).toBeGreaterThan(1023)
    await rm(home, { recursive: true })
  })
})

describe('a path of the API that there is not', () => {
  it.each([
    ['GET', '/api/call'],
    ['HEAD', '/api/events'],
    ['POST', '/api/call/'],
    ['POST', '/api/CALL'],
    ['POST', '/api//call'],
    ['POST', '/api/uploads/u'],
    ['PUT', '/api/uploads/u/'],
    ['PUT', '/api/uploads//x.inter'],
    ['PUT', '/api/uploads/u/deep/x.inter'],
    ['POST', '/api/uploads/u/x.inter'],
    ['GET', '/api/uploads/u/x.inter'],
    ['POST', '/api/__proto__'],
    ['DELETE', '/api/folders'],
  ])('is refused: %s %s', async (method, path) => {
    const { ask } = await open()
    const heard = echo(fixture)
    const answer = await ask(path, { method, body: callBody('runs.list') })
    expect(answer.status).toBe(404)
    expect(heard).toEqual([])
  })
})

describe('clients that send slowly', () => {
  it.each([
    ['headers', 'POST /api/call HTTP/1.1\r\nHost: 127'],
    [
      'a body',
      'POST /api/call HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nAuthorization: Bearer TOKEN\r\nContent-Length: 100\r\n\r\n{',
    ],
    [
      'a body that is not wanted',
      'POST /api/call HTTP/1.1\r\nHost: elsewhere\r\nContent-Length: 100\r\n\r\n{',
    ],
    ['a body for the page', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 100\r\n\r\n{'],
  ])('lose their connection over %s that do not end', async (_case, sent) => {
    const { server } = await open({ limits: { headersMs: 40, bodyMs: 40 } })
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => undefined).resume()
    socket.write(sent.replace('PORT', String(server.port)).replace('TOKEN', server.token))
    await new Promise((resolve) => socket.once('close', resolve))
    expect(socket.destroyed).toBe(true)
  })
})

describe('calls', () => {
  it.each([
    'host.grantSource',
    'host.close',
    'runs.changed',
    'engine.state',
    'nothing.such',
    '__proto__',
    'toString',
  ])('refuse %s, which is no call of a page', async (name) => {
    const { ask } = await open()
    const heard = echo(fixture)
    const answer = await ask('/api/call', {
      method: 'POST',
      body: callBody(name, { paths: ['/etc'], label: 'x' }),
    })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({
      kind: 'reply',
      id: 7,
      ok: false,
      error: { details: { code: 'call-invalid' } },
    })
    expect(heard).toEqual([])
  })

  it('refuse a body beyond the limit, announced or not, and go on', async () => {
    const { ask } = await open({ limits: { body: 1000 } })
    echo(fixture)
    const body = callBody('runs.list', 'x'.repeat(1000))
    expect((await ask('/api/call', { method: 'POST', body })).status).toBe(413)
    expect(
      (await ask('/api/call', { method: 'POST', body, headers: { 'transfer-encoding': 'chunked' } })).status,
    ).toBe(413)
    expect((await ask('/api/call', { method: 'POST', body: callBody('runs.list') })).status).toBe(200)
  })

  it.each([
    '',
    'no json',
    '[]',
    '{"kind":"push","name":"x","payload":1}',
    '{"kind":"request","id":"1","name":"runs.list","params":{}}',
  ])('refuse the body %j', async (body) => {
    const { ask } = await open()
    const answer = await ask('/api/call', { method: 'POST', body })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({
      error: { details: { code: 'call-invalid', call: 'POST /api/call' } },
    })
  })
})

describe('the page', () => {
  it('is sent with its type, and says what a browser may do with it', async () => {
    const { ask } = await open()
    const index = await ask('/', { headers: { authorization: null } })
    expect(index).toMatchObject({ status: 200, text: expect.stringContaining('the page') as string })
    expect(index.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const script = await ask('/assets/index-Ab3dE6gh.js')
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    expect((await ask('/', { method: 'HEAD' })).text).toBe('')
  })

  it('answers at every place within it, but not for files that are missing', async () => {
    const { ask } = await open()
    expect((await ask('/runs/r1/memories/u:2867?step=412')).text).toContain('the page')
    expect(
      (await ask('/runs/r1/memories/i:B0.1', { headers: { 'sec-fetch-mode': 'navigate' } })).text,
    ).toContain('the page')
    expect((await ask('/assets/gone-Ab3dE6gh.js')).status).toBe(404)
    expect((await ask('/favicon.png')).status).toBe(404)
  })

  it('can be opened by a link from elsewhere, but not be loaded into another page', async () => {
    const { ask } = await open()
    const elsewhere = { 'sec-fetch-site': 'cross-site' }
    expect((await ask('/', { headers: { ...elsewhere, 'sec-fetch-mode': 'navigate' } })).status).toBe(200)
    expect(
      (await ask('/assets/index-Ab3dE6gh.js', { headers: { ...elsewhere, 'sec-fetch-mode': 'no-cors' } }))
        .status,
    ).toBe(403)
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '//secret.txt',
    '/%00/../secret.txt',
    '/%',
    '/link.txt',
    'http://elsewhere/../secret.txt',
  ])('keeps %s to itself', async (target) => {
    const { ask, folder } = await open()
    await symlink(join(folder, 'secret.txt'), join(folder, 'page', 'link.txt'))
    const answer = await ask(target)
    expect(answer.text).not.toContain('secret beside')
    expect(answer.text).toMatch(/no such page|the page/)
  })

  it('says what to do when it has not been built', async () => {
    const { ask } = await open({ page: '/nowhere' })
    const answer = await ask('/')
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('npm run build')])
  })
})

describe('uploads', () => {
  const openUpload = async () =>
    (JSON.parse((await fixture.ask('/api/uploads', { method: 'POST' })).text) as { upload: string }).upload
  const filesUnder = async (folder: string) =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)

  it('become a source of the engine, and are gone when the server ends', async () => {
    const { ask, granted, home, server } = await open()
    const upload = await openUpload()
    expect(
      (await ask(`/api/uploads/${upload}/cds%20%C3%BC.inter`, { method: 'PUT', body: 'user\titem\n' }))
        .status,
    ).toBe(204)
    const done = await ask(`/api/uploads/${upload}/done`, { method: 'POST', body: '{"label":"cds"}' })
    expect(JSON.parse(done.text)).toEqual({ source: 's'.repeat(20), label: 'cds' })
    expect(granted).toHaveLength(1)
    const { paths, label, within } = granted[0]!
    expect([within]).toEqual(paths)
    expect(label).toBe('cds')
    expect(paths).toHaveLength(1)
    expect(paths[0]!.startsWith(join(home, 'uploads'))).toBe(true)
    expect(await readFile(join(paths[0]!, 'cds ü.inter'), 'utf8')).toBe('user\titem\n')
    expect((await ask(`/api/uploads/${upload}/late.item`, { method: 'PUT', body: 'x' })).status).toBe(404)
    await server.close()
    expect(await readdir(join(home, 'uploads'))).toEqual([])
  })

  it.each([
    '..',
    '%2e%2e',
    '..%2fx.inter',
    '..%5cx.inter',
    'a%2fb',
    '%2fetc%2fx',
    'x%00',
    '.hidden',
    'nul.txt',
    'c%3ax',
    'x.',
    'x%0a',
    '%',
    'x'.repeat(201),
  ])('refuse the file name %s', async (name) => {
    const { ask, folder } = await open()
    const upload = await openUpload()
    const before = await filesUnder(folder)
    const { status } = await ask(`/api/uploads/${upload}/${name}`, { method: 'PUT', body: 'x' })
    expect([400, 404, 405]).toContain(status)
    expect(await filesUnder(folder)).toEqual(before)
  })

  it('refuse uploads that were never opened, empty ones, names twice, and too much', async () => {
    const { ask } = await open({ limits: { upload: { bytesPerFile: 10, filesPerUpload: 2, uploads: 2 } } })
    const upload = await openUpload()
    const put = async (path: string, body: string, headers = {}) =>
      (await ask(`/api/uploads/${path}`, { method: 'PUT', body, headers })).status
    expect(await put('nobody/x.inter', 'x')).toBe(404)
    expect((await ask(`/api/uploads/${upload}/done`, { method: 'POST', body: '{"label":"x"}' })).status).toBe(
      404,
    )
    expect(await put(`${upload}/x.inter`, '0123456789+')).toBe(413)
    expect(await put(`${upload}/x.inter`, '0123456789')).toBe(204)
    expect(await put(`${upload}/X.INTER`, 'y')).toBe(400)
    expect(await put(`${upload}/y.item`, 'y')).toBe(204)
    expect(await put(`${upload}/z.user`, 'z')).toBe(413)
  })

  it('take the place of the oldest where there are too many, so that a server can be asked for ever', async () => {
    const { ask, home } = await open({
      limits: { upload: { bytesPerFile: 10, filesPerUpload: 2, uploads: 2 } },
    })
    const sent = async (done: boolean) => {
      const upload = await openUpload()
      await ask(`/api/uploads/${upload}/x.inter`, { method: 'PUT', body: upload.slice(0, 10) })
      if (done) await ask(`/api/uploads/${upload}/done`, { method: 'POST', body: '{"label":"x"}' })
      return upload
    }
    // One that was never ended, as by a page that was closed, is no exception.
    const uploads = [
      await sent(false),
      await sent(true),
      await sent(true),
      await sent(false),
      await sent(true),
    ]
    const kept = (await readdir(join(home, 'uploads'), { recursive: true })).filter((path) =>
      path.endsWith('.inter'),
    )
    expect(kept.map((path) => basename(dirname(path))).sort()).toEqual(uploads.slice(-2).sort())
    expect((await ask(`/api/uploads/${uploads[0] ?? ''}/y.item`, { method: 'PUT', body: 'y' })).status).toBe(
      404,
    )
    expect((await ask(`/api/uploads/${uploads[3] ?? ''}/y.item`, { method: 'PUT', body: 'y' })).status).toBe(
      204,
    )
  })

  it('leave nothing of a file that grew too large on the way', async () => {
    const { ask, folder } = await open({
      limits: { upload: { bytesPerFile: 10, filesPerUpload: 2, uploads: 2 } },
    })
    const before = await filesUnder(folder)
    const upload = await openUpload()
    const sent = ask(`/api/uploads/${upload}/x.inter`, {
      method: 'PUT',
      body: 'x'.repeat(11),
      headers: { 'transfer-encoding': 'chunked' },
    })
    expect(
      await sent.then(
        ({ status }) => status,
        () => 413,
      ),
    ).toBe(413)
    expect((await ask(`/api/uploads/${upload}/done`, { method: 'POST', body: '{"label":"x"}' })).status).toBe(
      404,
    )
    expect(await filesUnder(folder)).toEqual(before)
  })

  it('that an earlier server left behind are removed at the start, those of a living one are not', async () => {
    const { home } = await open()
    const living = await readdir(join(home, 'uploads'))
    await mkdir(join(home, 'uploads', '4194999-dead'))
    const second = await webFixture({ home })
    expect((await readdir(join(home, 'uploads'))).filter((name) => name.endsWith('dead'))).toEqual([])
    expect(await readdir(join(home, 'uploads'))).toEqual(expect.arrayContaining(living))
    await second.dispose()
  })
})
