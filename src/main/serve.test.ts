import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

let home: string
let server: ChildProcess
let address: URL

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-serve-'))
  server = spawn(
    process.execPath,
    [join(root, 'src/main/cli.ts'), 'serve', '--data', join(root, 'resources')],
    {
      env: { ...process.env, RECNET_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  address = await printedAddress(server)
})

afterEach(async () => {
  if (server.exitCode === null && server.kill('SIGKILL')) await once(server, 'exit')
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('recnet serve', () => {
  it('brings calls, pushes and data of this machine to whoever has the printed address', async () => {
    const events = await asked('/api/events')
    const reader = events.body!.getReader()
    expect(await asked('/api/events', {}, 'another')).toMatchObject({ status: 401 })

    const datasets = (await call('datasets.list')) as { name: string }[]
    expect(datasets.map(({ name }) => name)).toContain('demo')
    const [folder] = (await (await asked('/api/folders')).json()) as { id: string; label: string }[]
    expect(folder?.label).toBe('resources/demo')
    const granted = await asked('/api/folders/grant', {
      method: 'POST',
      body: JSON.stringify({ id: folder!.id }),
    })
    const { source } = (await granted.json()) as { source: string }
    expect(await call('datasets.preview', { source })).toMatchObject({ form: 'atomic' })

    await call('settings.change', { theme: 'dark' })
    let text = ''
    while (!text.includes('settings.changed'))
      text += Buffer.from((await reader.read()).value as Uint8Array).toString()
    expect(text).toMatch(/"engine.state"[^]*"theme":"dark"/)
    await reader.cancel()
  })

  it('ends well when its terminal is gone, and leaves no upload behind', async () => {
    await call('runs.list')
    const { upload } = (await (await asked('/api/uploads', { method: 'POST' })).json()) as { upload: string }
    expect((await asked(`/api/uploads/${upload}/x.inter`, { method: 'PUT', body: 'x' })).status).toBe(204)
    server.stdout!.destroy()
    server.stderr!.destroy()
    server.kill('SIGHUP')
    expect(await once(server, 'exit')).toEqual([0, null])
    expect(await readdir(join(home, 'uploads'))).toEqual([])
    expect(await readdir(home)).not.toContain('engine.lock')
  })
})

async function call(name: string, params: unknown = {}): Promise<unknown> {
  const response = await asked('/api/call', {
    method: 'POST',
    body: JSON.stringify({ kind: 'request', id: 1, name, params }),
  })
  const reply = (await response.json()) as { readonly ok: boolean; readonly value: unknown }
  expect(reply).toMatchObject({ kind: 'reply', id: 1, ok: true })
  return reply.value
}

function asked(
  path: string,
  init: RequestInit = {},
  token = address.hash.replace('#token=', ''),
): Promise<Response> {
  return fetch(address.origin + path, { ...init, headers: { authorization: `Bearer ${token}` } })
}

function printedAddress({ stdout }: ChildProcess): Promise<URL> {
  let text = ''
  return new Promise((resolve) => {
    stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const found = /http:\S+#token=\S+\n/.exec(text)
      if (found) resolve(new URL(found[0]))
    })
  })
}
