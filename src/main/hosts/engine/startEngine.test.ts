/** Engines that other programs of the same user reach, and what is left of those that died. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engineControl } from '#shared/contract/engineControl.ts'
import { workbench } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import type { Engine } from '../../workbench/createEngine.ts'
import type { ChannelLinks } from './channelLinks.ts'
import { reachEngine } from './reachEngine.ts'
import { startEngine } from './startEngine.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const resources = join(root, 'resources')

let home: string
let engines: Engine[]
const started = async (folder = home) => {
  const engine = await startEngine({ home: folder, resources })
  engines.push(engine)
  return engine
}
const addressOf = async (folder = home) =>
  (JSON.parse(await readFile(join(folder, 'engine-address.json'), 'utf8')) as { path: string }).path

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-socket-'))
  engines = []
})
afterEach(async () => {
  for (const engine of engines) await engine.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

describe('an engine that was started', () => {
  it('is reached by others, who get its answers, its news and tickets, and cannot end it', async () => {
    const engine = await started()
    const { control, page } = await reached()
    const client = connect(page, workbench)
    expect(await client['engine.facts']({})).toMatchObject({ home, session: engine.session })
    const told = new Promise((resolve) => client.on('settings.changed', resolve))
    await engine.handlers['settings.change']({ parallelRuns: 3 })
    expect(await told).toMatchObject({ parallelRuns: 3 })
    const host = connect(control, engineControl)
    const { source } = await host['host.grantSource']({ paths: [join(resources, 'demo')], label: 'demo' })
    expect(await client['datasets.preview']({ source })).toMatchObject({ form: 'atomic' })
    await host['host.close']({})
    await new Promise<void>((resolve) => page.onClose(resolve))
    expect(await connect((await reached()).page, workbench)['runs.list']({})).toEqual([])
  })

  it('listens where this user alone can enter', async () => {
    await started()
    const path = await addressOf()
    expect(dirname(path)).toBe(join(home, 'socket'))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700)
    await chmod(dirname(path), 0o755)
    await expect(reachEngine(home)).rejects.toMatchObject({ details: { code: 'engine-lost' } })
  })

  it('listens at a short path where that of the home is too long for a socket', async () => {
    const deep = join(home, 'd'.repeat(60), 'e'.repeat(60))
    await mkdir(deep, { recursive: true })
    const engine = await started(deep)
    const path = await addressOf(deep)
    expect(path.length).toBeLessThanOrEqual(100)
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700)
    const links = await reachEngine(deep)
    expect(links).not.toBeNull()
    links?.page.close()
    await engine.close()
    expect(existsSync(dirname(path))).toBe(false)
  })

  it('drops a client that talks rubbish, and goes on with the others', async () => {
    await started()
    const { page } = await reached()
    const rubbish = connectSocket(await addressOf())
    rubbish.on('error', () => undefined)
    rubbish.resume()
    rubbish.write('GET / HTTP/1.1\r\n\r\n')
    await once(rubbish, 'close')
    expect(await connect(page, workbench)['runs.list']({})).toEqual([])
  })

  it('carries questions of a megabyte and answers of many', async () => {
    const engine = await started()
    const { page } = await reached()
    const client = connect(page, workbench)
    const search = 'x'.repeat(1e6)
    await expect(client['datasets.items']({ dataset: 'demo', search })).rejects.toMatchObject({
      details: { code: 'call-invalid', found: expect.stringContaining('xxx') as unknown },
    })
    const long = engine.handlers['models.catalogue']
    expect(JSON.stringify(await client['models.catalogue']({})).length).toBe(
      JSON.stringify(await long({})).length,
    )
  })

  it('leaves neither socket nor address behind, and lets go of its clients', async () => {
    const engine = await started()
    const path = await addressOf()
    const { page } = await reached()
    const gone = new Promise<void>((resolve) => page.onClose(resolve))
    await engine.close()
    await gone
    expect([existsSync(path), existsSync(join(home, 'engine-address.json'))]).toEqual([false, false])
    expect(await reachEngine(home)).toBeNull()
  })

  it('clears what an engine left that was killed, and is reached in its place', async () => {
    const child = spawn(process.execPath, [join(root, 'src', 'main', 'engine.ts'), home, resources], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    while ((await reachEngine(home).then(closed)) === null)
      await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect([existsSync(await addressOf()), existsSync(join(home, 'engine.lock'))]).toEqual([true, true])
    expect(await reachEngine(home)).toBeNull()
    const engine = await started()
    expect(engine.owner).toBeNull()
    const { page } = await reached()
    expect(await connect(page, workbench)['engine.facts']({})).toMatchObject({ session: engine.session })
  })

  it('takes away no file that only an address names', async () => {
    const precious = join(home, 'precious.txt')
    await writeFile(precious, 'kept')
    await writeFile(join(home, 'engine-address.json'), JSON.stringify({ path: precious, folder: home }))
    await started()
    expect(await readFile(precious, 'utf8')).toBe('kept')
  })
})

async function reached(): Promise<ChannelLinks> {
  const links = await reachEngine(home)
  if (!links) throw new Error('Expected an engine to be reached, found none')
  return links
}

function closed(links: ChannelLinks | null): true | null {
  links?.page.close()
  return links && true
}
