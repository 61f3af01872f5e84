/** What the log keeps when things go wrong, and what it must never keep: found by texts planted in all of them. */
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workbench } from '#shared/contract/workbench.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { connect } from '#shared/rpc/connect.ts'
import { memoryLinkPair } from '#shared/rpc/memoryLinkPair.ts'
import { logQuery } from '#shared/vocabulary/log.ts'
import { startChatServer, type ChatServer } from '../adapters/chat/chatServer.testing.ts'
import { serveEngine } from '../hosts/engine/serveEngine.ts'
import type { Engine } from './createEngine.ts'
import { makeHome, smallFiles, smallSettings, untilStatus, type Home } from './engine.testing.ts'

/** Words that stand nowhere in the code: one for each thing that the log must not hold. */
const PLANTED = {
  title: 'Zanzibar',
  row: 'Quixotic',
  prompt: 'Xylophone',
  reply: 'Marzipan',
  key: 'sk-Ptolemaios99',
}

let home: Home
let engine: Engine
let server: ChatServer
beforeEach(async () => {
  home = await makeHome()
  engine = await home.engine()
  // It refuses by repeating what it was asked, with a reply and a key in it, as real servers do.
  server = await startChatServer(({ body }, response) =>
    response
      .writeHead(400)
      .end(`${PLANTED.reply}, cannot answer ${JSON.stringify(body)} with ${PLANTED.key}`),
  )
})
afterEach(async () => {
  await server.close()
  await home.remove()
})

const logged = async () => {
  const files = await readdir(home.path('log')).catch(() => [])
  return (await Promise.all(files.map((file) => readFile(join(home.path('log'), file), 'utf8')))).join('')
}
const newest = async () => engine.handlers['log.read'](logQuery.parse({ level: 'error' }))
const asPage = () => {
  const [page, far] = memoryLinkPair()
  serveEngine(engine, memoryLinkPair()[0], async () => undefined).servePage(far)
  return connect(page, workbench)
}
const importFiles = async (change: (text: string) => string) => {
  const folder = home.path('source')
  await mkdir(folder, { recursive: true })
  for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(folder, file), change(text))
  const { source } = engine.grantSource([folder], 'source')
  return asPage()['datasets.import']({ source, name: 'small' })
}

describe('the log of an engine', () => {
  it('keeps why a run failed, and nothing of dataset, prompt, reply or key', async () => {
    await importFiles((text) => text.replaceAll('Album', PLANTED.title))
    const run = await asPage()['runs.start']({
      dataset: 'small',
      variant: 'RecNet',
      settings: smallSettings,
      vectorIndex: 'memory',
      languageModel: {
        kind: 'server',
        addresses: [server.address],
        model: 'm',
        parallel: 1,
        timeoutSeconds: 5,
      },
    } as never)
    const [row] = await untilStatus(engine, [run], 'failed')
    expect(row?.error).toMatchObject({ code: 'model-failed' })
    expect(JSON.stringify(server.bodies)).toContain(PLANTED.title)
    const [entry] = await newest()
    expect(entry).toMatchObject({
      scope: `runs/${run}`,
      message: `The run ${run} failed.`,
      error: { code: 'model-failed' },
    })
    expect(row?.logId).toBe(entry?.id)
    expect(entry?.error?.message).toMatch(/answered 400: \[\d+ characters\]/)
    expect(entry?.error?.stack.length).toBeGreaterThan(0)
    for (const word of Object.values(PLANTED)) expect(await logged()).not.toContain(word)
  }, 30_000)

  it('keeps nothing of rows that cannot be read, nor of a prompt that is tried', async () => {
    const page = asPage()
    const rows = await importFiles((text) => text.replace(/\t\d+$/m, `\t${PLANTED.row}`)).catch(
      (error: unknown) => error,
    )
    expect(rows).toBeInstanceOf(WorkbenchError)
    expect(JSON.stringify((rows as WorkbenchError).details)).toContain(PLANTED.row)
    const prompt = {
      trial: 't',
      system: '',
      prompt: PLANTED.prompt,
      temperature: 0.7,
      tokens: -1,
      thoughtTokens: 0,
    }
    await expect(page['models.try']({ ...prompt, model: PLANTED.key } as never)).rejects.toMatchObject({
      code: 'call-invalid',
    })
    for (const word of Object.values(PLANTED)) expect(await logged()).not.toContain(word)
  })

  it('keeps a fault of a call whole, gives the page its entry, and none of its stack', async () => {
    // A link that leads to itself is what no room expects.
    await symlink('settings.json', home.path('settings.json'))
    const fault: unknown = await asPage()
      ['settings.change']({ threads: 2 })
      .catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'internal' })
    const { logId, stack } = fault as WorkbenchError
    const [entry] = await newest()
    expect(entry).toMatchObject({ id: logId, scope: 'calls', message: 'The call settings.change failed.' })
    expect(entry?.error?.code).toBe('ELOOP')
    expect(stack).not.toContain('jsonFile')
    const around = await engine.handlers['log.read'](logQuery.parse({ around: logId ?? '', limit: 3 }))
    expect(around.map(({ id }) => id)).toContain(logId)
  })
})
