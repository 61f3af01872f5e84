/** A host beside a program that has the home and cannot be reached. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { engineControl } from '#shared/contract/engineControl.ts'
import { connect } from '#shared/rpc/connect.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import { createEngine, type Engine } from '../../workbench/createEngine.ts'
import { hostEngine } from './hostEngine.ts'
import { listenForClients } from './listenForClients.ts'

const resources = fileURLToPath(new URL('../../../../resources', import.meta.url))

let home: string
let first: Engine
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recnet-host-'))
  first = await createEngine({ home, resources })
})
afterEach(async () => {
  await first.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

/** A host, and the session of the engine that it tells of. */
async function hosted(patience: number) {
  const [host, parent] = memoryLinkPair()
  const ready = new Promise<string>((resolve) =>
    connect(host, engineControl).on('host.ready', ({ session }) => resolve(session)),
  )
  const engine = await hostEngine({ home, resources }, parent, patience)
  return { ...engine, session: await ready }
}

it('only looks, and is to be started anew when the home is free, and then has it', async () => {
  const second = await hosted(0)
  expect(second.session).not.toBe(first.session)
  await first.close()
  await second.gone
  const third = await hosted(0)
  expect(
    await createEngine({ home, resources }).then(async ({ owner, close }) => close().then(() => owner)),
  ).toBe(`process ${process.pid}`)
  await third.close()
}, 20_000)

it('only looks, and is to be started anew when the other engine can be reached', async () => {
  const second = await hosted(0)
  const listening = await listenForClients(first, home)
  await second.gone
  const third = await hosted(0)
  expect(third.session).toBe(first.session)
  await third.close()
  await listening.stop()
  listening.letGo()
}, 20_000)

it('waits for an engine that is about to end, and has the home then', async () => {
  const waiting = hosted(10_000)
  await first.close()
  const second = await waiting
  expect(second.session).not.toBe(first.session)
  const looking = await createEngine({ home, resources })
  expect(looking.owner).toBe(`process ${process.pid}`)
  await looking.close()
  await second.close()
}, 20_000)
