import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelDownload } from '#shared/vocabulary/models/modelDownloads.ts'
import { modelServer, type ModelServer } from '../../adapters/download/modelServer.testing.ts'
import { tinyGguf } from '../../adapters/llama/tinyGguf.testing.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, smallSettings, untilStatus, type Home } from '../engine.testing.ts'
import { ModelDownloads } from './modelDownloads.ts'
import type { UnfinishedDownload } from './ports/downloads.ts'
import { transferRate } from './transferRate.ts'

const model = tinyGguf()
const file = 'tiny.gguf'
let home: Home
let server: ModelServer

beforeEach(async () => {
  home = await makeHome()
  server = await modelServer(model)
})
afterEach(async () => {
  await home.remove()
  await server.close()
})

/** Ends with the row that fits; `told` has the states that pages were told before. */
function until(
  engine: Engine,
  fits: (row: ModelDownload) => boolean,
): { readonly row: Promise<ModelDownload>; readonly told: ModelDownload[] } {
  const told: ModelDownload[] = []
  const row = new Promise<ModelDownload>((found) => {
    const stop = engine.onPush((name, payload) => {
      if (name !== 'models.downloadsChanged') return
      const one = (payload as readonly ModelDownload[]).find((each) => each.file === file)
      if (!one) return
      told.push(one)
      if (!fits(one)) return
      stop()
      found(one)
    })
  })
  return { row, told }
}
const hasEnded = ({ state }: ModelDownload) => state === 'done' || state === 'failed'
const slowly = () => Object.assign(server.manners, { pieceMilliseconds: 10 })
const listed = async (engine: Engine) =>
  (await engine.handlers['models.list']({})).files.map((one) => one.file)

/** The files of a folder without the hidden ones that the system locks, which stay. */
const shownIn = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.'))

describe('downloads', () => {
  it('tell how far they are, and end with a model that a run can use', async () => {
    const engine = await home.engine()
    server.manners.linkedEtag = server.sha256()
    slowly()
    const { row, told } = until(engine, hasEnded)
    expect(await engine.handlers['models.download']({ address: server.address })).toMatchObject({
      file,
      state: 'running',
      bytes: 0,
    })
    expect(await row).toMatchObject({
      state: 'done',
      bytes: model.length,
      checksum: { from: 'server' },
      error: null,
    })
    const tellings = told.map(({ bytes }) => bytes)
    expect(tellings).toEqual([...tellings].sort((a, b) => a - b))
    expect(tellings.length).toBeLessThan(15)
    expect(await listed(engine)).toEqual([file])

    await importSmall(engine, home)
    const settings = { ...smallSettings, interactionLimit: 2, evaluateEvery: 0, maxReplyTokens: 64 }
    const run = await engine.handlers['runs.start']({
      note: '',
      dataset: 'small',
      variant: 'RecNet',
      vectorIndex: 'memory',
      settings,
      embeddingModel: file,
    })
    expect(await untilStatus(engine, [run], 'finished', 'failed')).toMatchObject([{ status: 'finished' }])
  }, 60_000)

  it('say plainly where nobody told a checksum', async () => {
    const engine = await home.engine()
    const { row } = until(engine, hasEnded)
    await engine.handlers['models.download']({ address: server.address })
    expect(await row).toMatchObject({ state: 'done', checksum: null })
  })

  it('stand still at once when they are paused, are never listed as a model, and go on from there', async () => {
    const engine = await home.engine()
    slowly()
    await engine.handlers['models.download']({ address: server.address })
    await until(engine, ({ bytes }) => bytes > 0.3 * model.length).row
    await engine.handlers['models.pauseDownload']({ file })
    const [paused] = await engine.handlers['models.downloads']({})
    expect(paused).toMatchObject({ state: 'paused', total: model.length, bytesPerSecond: null, error: null })
    expect(await listed(engine)).toEqual([])
    server.asked.length = 0
    const { row } = until(engine, hasEnded)
    await Promise.all([
      engine.handlers['models.resumeDownload']({ file }),
      engine.handlers['models.resumeDownload']({ file }),
    ])
    expect(await row).toMatchObject({ state: 'done' })
    expect(server.asked.map(({ range }) => range)).toEqual([`bytes=${paused?.bytes}-`])
  })

  it('after a kill stand still until somebody resumes them, and then go on', async () => {
    const engine = await home.engine()
    slowly()
    await engine.handlers['models.download']({ address: server.address })
    await until(engine, ({ bytes }) => bytes > 0.4 * model.length).row
    const copy = await home.copied()
    try {
      server.manners.pieceMilliseconds = 0
      const next = await copy.engine()
      server.asked.length = 0
      const [left] = await next.handlers['models.downloads']({})
      expect(left).toMatchObject({ file, state: 'paused', address: server.address })
      expect(left?.bytes).toBeGreaterThan(0.39 * model.length)
      expect(await listed(next)).toEqual([])
      expect(server.asked).toEqual([])
      const { row } = until(next, hasEnded)
      await next.handlers['models.resumeDownload']({ file })
      expect(await row).toMatchObject({ state: 'done', bytes: model.length })
      expect(server.asked).toMatchObject([{ range: `bytes=${left?.bytes}-` }])
      expect(await listed(next)).toEqual([file])
    } finally {
      await copy.remove()
    }
  })

  it('that were begun go on when the same is asked for again; another one of the same name is refused', async () => {
    const engine = await home.engine()
    slowly()
    await engine.handlers['models.download']({ address: server.address })
    await until(engine, ({ bytes }) => bytes > 0.3 * model.length).row
    await expect(
      engine.handlers['models.download']({ address: server.address.replace('127.0.0.1', 'localhost') }),
    ).rejects.toMatchObject({ details: { code: 'download-state' } })
    await engine.handlers['models.pauseDownload']({ file })
    server.asked.length = 0
    const { row } = until(engine, hasEnded)
    await engine.handlers['models.download']({ address: server.address })
    expect(await row).toMatchObject({ state: 'done' })
    expect(server.asked[0]?.range).toMatch(/^bytes=\d\d+-$/)
    await expect(engine.handlers['models.download']({ address: server.address })).rejects.toMatchObject({
      details: { code: 'download-state' },
    })
  })

  it('leave nothing when they are discarded, while they run too; a finished one stays', async () => {
    const engine = await home.engine()
    slowly()
    await engine.handlers['models.download']({ address: server.address })
    await until(engine, ({ bytes }) => bytes > 0).row
    await engine.handlers['models.discardDownload']({ file })
    expect(await engine.handlers['models.downloads']({})).toEqual([])
    expect(await shownIn(home.path('models'))).toEqual([])
    server.manners.pieceMilliseconds = 0
    const { row } = until(engine, hasEnded)
    await engine.handlers['models.download']({ address: server.address })
    await row
    await engine.handlers['models.discardDownload']({ file })
    expect(await engine.handlers['models.downloads']({})).toEqual([])
    expect(await listed(engine)).toEqual([file])
  })

  it('that fail say why, with nothing usable left', async () => {
    const engine = await home.engine()
    server.manners.flipAt = 5000
    const { row } = until(engine, hasEnded)
    await engine.handlers['models.download']({ address: server.address, sha256: server.sha256() })
    expect(await row).toMatchObject({ state: 'failed', bytes: 0, error: { code: 'download-corrupt' } })
    expect(await shownIn(home.path('models'))).toEqual([])
    server.manners.flipAt = null
    const again = until(engine, hasEnded)
    await engine.handlers['models.resumeDownload']({ file })
    expect(await again.row).toMatchObject({ state: 'done', checksum: { from: 'user' } })
  })

  it('that failed by a wrong checksum of the user can be begun again without it', async () => {
    const engine = await home.engine()
    const { row } = until(engine, hasEnded)
    await engine.handlers['models.download']({ address: server.address, sha256: 'b'.repeat(64) })
    expect(await row).toMatchObject({
      state: 'failed',
      bytes: 0,
      error: { code: 'download-corrupt', found: server.sha256() },
    })
    const again = until(engine, hasEnded)
    await engine.handlers['models.download']({ address: server.address })
    expect(await again.row).toMatchObject({ state: 'done', checksum: null })
  })

  it('need an address from which a model may come, and a name', async () => {
    const { handlers } = await home.engine()
    await expect(
      handlers['models.download']({ address: 'http://models.example/a.gguf' }),
    ).rejects.toMatchObject({ details: { code: 'argument-invalid' } })
    await expect(
      handlers['models.download']({ address: server.address.replace('.gguf', '') }),
    ).rejects.toMatchObject({ details: { code: 'argument-invalid' } })
    await expect(
      handlers['models.download']({ address: server.address.replace('tiny', 'big-00001-of-00002') }),
    ).rejects.toMatchObject({ details: { code: 'argument-invalid' } })
    await expect(handlers['models.download']({ entry: 'no such model' })).rejects.toMatchObject({
      details: { code: 'argument-invalid' },
    })
    await expect(handlers['models.pauseDownload']({ file: 'other.gguf' })).rejects.toMatchObject({
      details: { code: 'download-state' },
    })
    expect(server.asked).toEqual([])
  })
})

it('a download that ends while the disk is read stays the one that is there whole', async () => {
  const fetching = Promise.withResolvers<void>()
  let reading = Promise.resolve()
  const address = 'https://example.org/tiny.gguf'
  let found: readonly UnfinishedDownload[] = []
  const unfinished = async () => {
    const seen = found
    await reading
    return seen
  }
  const store = {
    unfinished,
    check: async () => undefined,
    fetch: () => fetching.promise,
    discard: async () => undefined,
  }
  const ports = {
    downloads: store,
    clock: { milliseconds: () => 0 },
    readCatalogue: () => Promise.reject(new Error('not read')),
  }
  const downloads = new ModelDownloads({ ports, onChange: () => undefined })
  await downloads.start({ address })
  found = [{ file, journal: { address, checksum: null, validator: null, total: 10 }, bytes: 4 }]
  const read = Promise.withResolvers<void>()
  reading = read.promise
  const listing = downloads.list()
  fetching.resolve()
  await downloads.ended(file)
  read.resolve()
  expect(await listing).toMatchObject([{ file, state: 'done' }])
})

describe('places', () => {
  it('are added by a ticket, serve runs from where they are, and are forgotten and added again', async () => {
    const engine = await home.engine()
    const { handlers } = engine
    await mkdir(home.path('disk'))
    const path = home.path('disk', 'mine.gguf')
    await writeFile(path, model)
    const { source } = engine.grantSource([home.path('disk')], 'disk')
    expect(await handlers['models.add']({ source })).toMatchObject({
      files: [{ file: path, facts: { name: 'tiny random' } }],
      places: [{ path: home.path('disk'), files: 1, error: null }],
    })
    const ticket = await handlers['models.forget']({ place: home.path('disk') })
    expect(await handlers['models.list']({})).toMatchObject({ files: [], places: [] })
    expect((await handlers['models.add']({ source: ticket.source })).files).toHaveLength(1)
    expect(await readdir(home.path('disk'))).toEqual(['mine.gguf'])
  })

  it('that cannot be added are named as the user chose them, without their path', async () => {
    const engine = await home.engine()
    const { handlers } = engine
    await mkdir(home.path('empty'))
    const { source } = engine.grantSource([home.path('empty')], 'empty one')
    await expect(handlers['models.add']({ source })).rejects.toMatchObject({
      details: { code: 'argument-invalid', found: 'empty one, which is none' },
    })
    await expect(handlers['models.add']({ source: 'x'.repeat(24) })).rejects.toMatchObject({
      details: { code: 'source-unknown' },
    })
  })
})

it('the rate is that of the last seconds', () => {
  const rate = transferRate()
  expect(rate(0, 0)).toBe(null)
  expect(rate(500, 500)).toBe(1000)
  for (let at = 1000; at <= 10_000; at += 500) rate(500 + at * 2, at)
  expect(rate(500 + 10_500 * 2, 10_500)).toBe(2000)
  expect(rate(0, 10_600)).toBe(null)
})
