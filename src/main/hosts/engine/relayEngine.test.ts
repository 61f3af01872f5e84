/** A host whose home another program has: a window beside the run of a terminal. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { engineControl } from '#shared/contract/engineControl.ts'
import { workbench } from '#shared/contract/workbench.ts'
import { connect } from '#shared/rpc/connect.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import type { Engine } from '../../workbench/createEngine.ts'
import { forkedEngine } from './forkedEngine.ts'
import { relayEngine } from './relayEngine.ts'
import { startEngine } from './startEngine.ts'
import { superviseEngine } from './superviseEngine.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const resources = join(root, 'resources')

let home: string
let engine: Engine
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-relay-'))
  engine = await startEngine({ home, resources, starts: 'asked' })
})
afterEach(async () => {
  await engine.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

it('answers each page from the other engine, and cannot end that one', async () => {
  const [host, parent] = memoryLinkPair()
  const control = connect(host, engineControl)
  const ready = new Promise((resolve) => control.on('host.ready', resolve))
  const relayed = await relayEngine(home, parent)
  expect(await ready).toEqual({ session: engine.session })
  const pages = [1, 2].map(() => {
    const [page, far] = memoryLinkPair()
    relayed?.servePage(far)
    return connect(page, workbench)
  })
  const told: unknown[] = []
  pages.forEach((page, index) => page.on('settings.changed', () => told.push(index)))
  for (const page of pages)
    expect(await page['engine.facts']({})).toMatchObject({ home, session: engine.session })
  await pages[0]!['settings.change']({ parallelRuns: 2 })
  await pages[1]!['settings.read']({})
  expect(told.sort()).toEqual([0, 1])
  const { source } = await control['host.grantSource']({ paths: [join(resources, 'demo')], label: 'demo' })
  expect(await pages[1]!['datasets.preview']({ source })).toMatchObject({ form: 'atomic' })

  await control['host.close']({}).catch(() => undefined)
  await relayed?.gone
  expect(engine.handlers['runs.list']).toBeTypeOf('function')
  expect(await relayEngine(home, memoryLinkPair()[0])).not.toBeNull()
})

it('is nothing where no engine can be reached', async () => {
  await engine.close()
  expect(await relayEngine(home, memoryLinkPair()[0])).toBeNull()
})

it('lets a host have the home itself as soon as the other engine has ended', async () => {
  const supervised = superviseEngine(() =>
    forkedEngine({ entry: join(root, 'src', 'main', 'engine.ts'), home, resources }),
  )
  const first = connect((await supervised.current()).page, workbench)
  expect((await first['engine.facts']({})).session).toBe(engine.session)
  const lost = new Promise<void>((resolve) => {
    supervised.onState(({ state }) => state === 'restarting' && resolve())
  })
  await engine.close()
  await lost
  const second = connect((await supervised.current()).page, workbench)
  expect((await second['engine.facts']({})).session).not.toBe(engine.session)
  await supervised.close()
}, 30_000)
