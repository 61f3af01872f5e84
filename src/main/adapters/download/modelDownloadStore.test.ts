import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'
import { readModelFile } from '../llama/readModelFile.ts'
import { tinyGguf } from '../llama/tinyGguf.testing.ts'
import type { DownloadStore, TransferNews, TransferRequest } from '../../workbench/models/ports/downloads.ts'
import { modelDownloadStore } from './modelDownloadStore.ts'
import { modelServer, type ModelServer } from './modelServer.testing.ts'

const pace = { stallMilliseconds: 300, firstPause: 5, longestPause: 20, attempts: 3 }
const model = tinyGguf()
const file = 'tiny.gguf'

let folder: string
let server: ModelServer
let store: DownloadStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recnet-download-'))
  server = await modelServer(model)
  store = modelDownloadStore({ folder, accept: readModelFile, pace })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const fresh = (more: Partial<DownloadJournal> = {}): DownloadJournal => ({
  address: server.address,
  checksum: null,
  validator: null,
  total: null,
  ...more,
})
const fetched = (more: Partial<TransferRequest> = {}) =>
  store.fetch({
    file,
    journal: fresh(),
    signal: new AbortController().signal,
    onNews: () => undefined,
    ...more,
  })
/** Without the empty file that the system locks, which stays. */
const names = async () => (await readdir(folder)).filter((name) => name !== `.${file}.part.lock.held`)
const left = async () => {
  const [one] = await store.unfinished()
  if (!one) throw new Error('nothing unfinished')
  return one
}
/** Stops as a kill would: at this share of the file, with everything on disk as it is then. */
const stoppedAt = async (share: number, journal = fresh()) => {
  server.manners.pieceMilliseconds = 1
  const stop = new AbortController()
  const onNews = ({ bytes }: TransferNews) => bytes >= share * model.length && stop.abort()
  await expect(fetched({ signal: stop.signal, journal, onNews })).rejects.toMatchObject({
    details: { code: 'cancelled' },
  })
  server.manners.pieceMilliseconds = 0
  server.asked.length = 0
  return left()
}
const isWhole = async () => {
  expect(await names()).toEqual([file])
  expect((await readFile(join(folder, file))).equals(model)).toBe(true)
}

describe('a model that is fetched', () => {
  it('is there under its name, whole and usable, and nothing else is', async () => {
    server.manners.linkedEtag = server.sha256()
    const news: TransferNews[] = []
    await fetched({ onNews: (one) => news.push(one) })
    await isWhole()
    expect(await readModelFile(join(folder, file))).toMatchObject({ name: 'tiny random' })
    expect(news.at(-1)).toMatchObject({
      bytes: model.length,
      journal: { total: model.length, checksum: { from: 'server', sha256: server.sha256() } },
    })
  })

  it('goes on where it stopped, and only the rest travels', async () => {
    const { bytes, journal } = await stoppedAt(0.4)
    expect(bytes).toBeGreaterThanOrEqual(0.4 * model.length)
    expect(await names()).toEqual([`${file}.part`, `${file}.part.json`])
    await fetched({ journal })
    expect(server.asked).toEqual([
      { range: `bytes=${bytes}-`, ifRange: '"first"', sent: model.length - bytes },
    ])
    await isWhole()
  })

  it('goes on by itself after a cut connection, at the byte where it was cut', async () => {
    server.manners.cutAfter = Math.floor(model.length / 2)
    server.manners.pieceMilliseconds = 1
    const cuts: number[] = []
    await fetched({ onNews: ({ trouble, bytes }) => trouble && cuts.push(bytes) })
    await isWhole()
    // What the system had received but nobody had read is lost with the connection.
    expect(cuts[0]).toBeGreaterThan(0.3 * model.length)
    expect(server.asked.map(({ range }) => range)).toEqual([
      undefined,
      ...cuts.map((bytes) => `bytes=${bytes}-`),
    ])
  })

  it('begins anew, and never appends, where the server knows no ranges', async () => {
    const { journal } = await stoppedAt(0.4)
    server.manners.ranges = false
    await fetched({ journal })
    expect(server.asked.map(({ sent }) => sent)).toEqual([model.length])
    await isWhole()
  })

  it('begins anew where another file lies at the address meanwhile', async () => {
    const { journal } = await stoppedAt(0.4)
    server.content = tinyGguf({ seed: 7 })
    server.manners.etag = '"second"'
    await fetched({ journal })
    expect((await readFile(join(folder, file))).equals(server.content)).toBe(true)
  })

  it('begins anew where the server says another checksum than before', async () => {
    server.manners.linkedEtag = server.sha256()
    const { journal } = await stoppedAt(0.4)
    server.content = tinyGguf({ seed: 7 })
    server.manners.linkedEtag = server.sha256()
    await fetched({ journal })
    expect((await readFile(join(folder, file))).equals(server.content)).toBe(true)
  })

  it('is finished without another byte where all was there already', async () => {
    await writeFile(join(folder, `${file}.part`), model)
    await writeFile(join(folder, `${file}.part.json`), JSON.stringify(fresh({ validator: '"first"' })))
    await fetched({ journal: (await left()).journal })
    expect(server.asked.map(({ sent }) => sent)).toEqual([0])
    await isWhole()
  })

  it('begins anew where more is there than the server has', async () => {
    await writeFile(join(folder, `${file}.part`), Buffer.concat([model, Buffer.alloc(5)]))
    await writeFile(join(folder, `${file}.part.json`), JSON.stringify(fresh({ validator: '"first"' })))
    await fetched({ journal: (await left()).journal })
    await isWhole()
  })

  it('takes nothing from bytes that have no journal', async () => {
    await writeFile(join(folder, `${file}.part`), Buffer.alloc(1000, 'x'))
    await fetched({ journal: fresh({ checksum: { sha256: server.sha256(), from: 'user' } }) })
    await isWhole()
  })

  it.each(['user', 'server'] as const)(
    'is refused with one flipped byte by the checksum of the %s, and nothing is left',
    async (from) => {
      const sha256 = server.sha256()
      server.manners.flipAt = Math.floor(model.length * 0.7)
      if (from === 'server') server.manners.etag = `"${sha256}"`
      const journal = fresh({ checksum: from === 'user' ? { sha256, from } : null })
      await expect(fetched({ journal })).rejects.toMatchObject({
        details: { code: 'download-corrupt', expected: `${sha256} (from the ${from})` },
      })
      expect(await names()).toEqual([])
    },
  )

  it('is refused where a byte was flipped on the disk while it stood still', async () => {
    server.manners.linkedEtag = server.sha256()
    const { journal } = await stoppedAt(0.4)
    const part = join(folder, `${file}.part`)
    const bytes = await readFile(part)
    bytes.writeUInt8(bytes.readUInt8(9000) ^ 1, 9000)
    await writeFile(part, bytes)
    await expect(fetched({ journal })).rejects.toMatchObject({ details: { code: 'download-corrupt' } })
    expect(await names()).toEqual([])
  })

  it('is refused before a byte travels where the server says another checksum than the user', async () => {
    server.manners.linkedEtag = 'a'.repeat(64)
    const most: number[] = []
    const journal = fresh({ checksum: { sha256: server.sha256(), from: 'user' } })
    await expect(fetched({ journal, onNews: ({ bytes }) => most.push(bytes) })).rejects.toMatchObject({
      details: { code: 'download-corrupt' },
    })
    expect(Math.max(...most)).toBe(0)
    expect(await names()).toEqual([])
  })

  it('is refused where it is no model, however whole', async () => {
    server.content = Buffer.from('<html>sign in first</html>')
    await expect(fetched()).rejects.toMatchObject({
      details: { code: 'model-invalid', path: server.address },
    })
    expect(await names()).toEqual([])
  })

  it('fails with the status of the server, at once where trying again is no use', async () => {
    server.manners.status = 404
    await expect(fetched()).rejects.toMatchObject({
      details: { code: 'download-failed', found: 'status 404: there is no such file' },
    })
    expect(server.asked).toHaveLength(1)
    server.manners.status = 503
    await expect(fetched()).rejects.toMatchObject({ details: { code: 'download-failed' } })
    expect(server.asked).toHaveLength(1 + pace.attempts)
  })

  it('fails where the server is silent for too long, and keeps what came', async () => {
    server.manners.stallAfter = 0
    await expect(fetched()).rejects.toMatchObject({
      details: { code: 'download-failed', found: expect.stringContaining('nothing for') as string },
    })
    server.manners.stallAfter = 40_000
    server.manners.ranges = false
    await expect(fetched()).rejects.toMatchObject({ details: { code: 'download-failed' } })
    expect((await left()).bytes).toBe(40_000)
  })

  it('fails where the length is not the one that the server says of the file', async () => {
    server.manners.linkedSize = model.length + 1
    await expect(fetched()).rejects.toMatchObject({
      details: {
        code: 'download-failed',
        expected: expect.stringContaining(String(model.length + 1)) as string,
      },
    })
  })

  it('fails where less comes than was announced, and says so', async () => {
    server.manners.announced = model.length + 1000
    server.manners.ranges = false
    await expect(fetched()).rejects.toMatchObject({ details: { code: 'download-failed' } })
    expect(await names()).not.toContain(file)
  })

  it('fails where the disk has too little room, before a byte is written', async () => {
    server.manners.announced = 2 ** 49
    await expect(fetched()).rejects.toMatchObject({
      details: { code: 'disk-full', needed: expect.any(Number) as number },
    })
    expect((await left()).bytes).toBe(0)
  })

  it('follows redirects on this machine, and takes the checksum that is said on the way', async () => {
    server.manners.redirectTo = '/moved/elsewhere'
    server.manners.linkedEtag = server.sha256()
    const news: TransferNews[] = []
    await fetched({ onNews: (one) => news.push(one) })
    await isWhole()
    expect(news.at(-1)?.journal.checksum).toEqual({ sha256: server.sha256(), from: 'server' })
  })

  it('follows no redirect to plain HTTP elsewhere, and not more than five', async () => {
    server.manners.redirectTo = 'http://models.example/tiny.gguf'
    await expect(fetched()).rejects.toMatchObject({
      details: { code: 'download-failed', found: 'one to http://models.example' },
    })
    server.manners.redirectTo = '/again'
    await expect(fetched()).rejects.toMatchObject({
      details: { code: 'download-failed', expected: 'at most 5 redirects' },
    })
    expect(server.asked).toHaveLength(0)
  })

  it('comes over https only, or from this machine, and replaces no file', async () => {
    for (const address of [
      'http://models.example/a.gguf',
      'ftp://127.0.0.1/a.gguf',
      'https://me:secret@models.example/a.gguf',
    ])
      await expect(store.check('a.gguf', address)).rejects.toMatchObject({
        details: { code: 'argument-invalid' },
      })
    await writeFile(join(folder, file), 'mine')
    await expect(store.check(file, server.address)).rejects.toMatchObject({
      details: { code: 'download-state' },
    })
    await expect(fetched()).rejects.toMatchObject({ details: { code: 'download-state' } })
    expect(await readFile(join(folder, file), 'utf8')).toBe('mine')
  })

  it('leaves nothing when it is discarded, nor a journal when a kill came after the last step', async () => {
    await stoppedAt(0.2)
    await store.discard(file)
    expect(await names()).toEqual([])
    await writeFile(join(folder, file), model)
    await writeFile(join(folder, `${file}.part.json`), JSON.stringify(fresh()))
    expect(await store.unfinished()).toEqual([])
    expect(await names()).toEqual([file])
  })

  it('is not touched by a second process that is at it', async () => {
    await stoppedAt(0.2)
    await writeFile(join(folder, `${file}.part.lock`), String(process.ppid))
    expect(await store.unfinished()).toEqual([])
    await expect(store.discard(file)).rejects.toMatchObject({ details: { code: 'download-state' } })
    expect(createHash('sha256').update(model).digest('hex')).toBe(server.sha256())
  })
})
