import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { connect } from '@lancedb/lancedb'
import { describe, expect, it } from 'vitest'
import { cachedEmbeddingModel } from '../../../models/cachedEmbeddings.ts'
import type { EmbeddingModel } from '../../../ports/embeddingModel.ts'
import { sha256 } from '../../sha256.ts'
import { openLanceEmbeddingStore } from './lanceEmbeddingStore.ts'

/** Length and first letter stand for the meaning of a text. */
function countingModel() {
  const asked: string[][] = []
  const model: EmbeddingModel = {
    name: 'counting',
    dimensions: 2,
    embed: async (texts) => {
      asked.push([...texts])
      return texts.map((text) => Float32Array.of(text.length, text.charCodeAt(0)))
    },
  }
  return { model, asked }
}

describe('vectors kept by text', () => {
  it('are asked for once, in this process and the next, each in its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recnet-embeddings-'))
    const { model, asked } = countingModel()
    const open = () => Promise.resolve(model)
    const store = await openLanceEmbeddingStore(folder, 'a'.repeat(64), 2)
    const cached = cachedEmbeddingModel({ name: 'c', dimensions: 2, store, open })
    expect(await cached.embed(['jazz', "it's", 'jazz'])).toEqual([
      Float32Array.of(4, 106),
      Float32Array.of(4, 105),
      Float32Array.of(4, 106),
    ])
    await cached.embed(['metal', 'jazz'])
    expect(asked).toEqual([['jazz', "it's"], ['metal']])
    store.close()

    const again = await openLanceEmbeddingStore(folder, 'a'.repeat(64), 2)
    const replay = cachedEmbeddingModel({ name: 'c', dimensions: 2, store: again, open: null })
    expect(await replay.embed(['metal', "it's"])).toEqual([Float32Array.of(5, 109), Float32Array.of(4, 105)])
    await expect(replay.embed(['unheard'])).rejects.toMatchObject({ code: 'reply-missing' })
    again.close()

    const other = await openLanceEmbeddingStore(folder, 'b'.repeat(64), 2)
    expect(await other.find(['jazz'])).toEqual([null])
    other.close()
  })

  it('stay right after many writes', async () => {
    const store = await openLanceEmbeddingStore(mkdtempSync(join(tmpdir(), 'recnet-embeddings-')), 'c', 1)
    for (let write = 0; write < 70; write += 1) await store.keep([`text ${write}`], [Float32Array.of(write)])
    expect(await store.find(['text 3', 'text 69', 'text 70'])).toEqual([
      Float32Array.of(3),
      Float32Array.of(69),
      null,
    ])
    store.close()
  })
})

const MODEL = 'a'.repeat(64)
const newFolder = () => mkdtempSync(join(tmpdir(), 'recnet-embeddings-'))
const broken = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.broken'))

function dataFile(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return join(folder, names.find((name) => name.endsWith('.lance') && name.includes('data')) ?? '')
}

/** As a kill leaves a table between what LanceDB wrote and its digest. */
function loseDigests(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith('.digests')) rmSync(join(folder, name))
}

/** Makes another number of one that stands as it is in the file. */
function changeNumber(folder: string, from: number, to: number): void {
  const file = dataFile(folder)
  const bytes = readFileSync(file)
  const at = bytes.indexOf(Buffer.from(Float32Array.of(from).buffer))
  expect(at).toBeGreaterThanOrEqual(0)
  bytes.writeFloatLE(to, at)
  writeFileSync(file, bytes)
}

describe('stored vectors whose files are damaged', () => {
  const jazz = Float32Array.of(4, 106)

  it('are computed again, kept anew, and missed by a replay until then', async () => {
    const folder = newFolder()
    const store = await openLanceEmbeddingStore(folder, MODEL, 2)
    await store.keep(['jazz', 'metal'], [jazz, Float32Array.of(5, 109)])
    store.close()
    loseDigests(folder)
    changeNumber(folder, 106, 105)

    const again = await openLanceEmbeddingStore(folder, MODEL, 2)
    const cached = (open: (() => Promise<EmbeddingModel>) | null) =>
      cachedEmbeddingModel({ name: 'c', dimensions: 2, store: again, open })
    await expect(cached(null).embed(['jazz'])).rejects.toMatchObject({ code: 'reply-missing' })
    const { model, asked } = countingModel()
    expect(await cached(() => Promise.resolve(model)).embed(['jazz', 'metal'])).toEqual([
      jazz,
      Float32Array.of(5, 109),
    ])
    expect(asked).toEqual([['jazz']])
    expect(await cached(null).embed(['jazz'])).toEqual([jazz])
    again.close()
    expect(broken(folder)).toEqual([])
  })

  it('are set aside before LanceDB sees a file that is not as it was written', async () => {
    const folder = newFolder()
    const store = await openLanceEmbeddingStore(folder, MODEL, 2)
    await store.keep(['jazz', 'metal'], [jazz, Float32Array.of(5, 109)])
    changeNumber(folder, 106, 105)
    expect(await store.find(['jazz', 'metal'])).toEqual([null, null])
    await store.keep(['jazz'], [jazz])
    store.close()
    // Also while nobody has the table open.
    rmSync(join(folder, broken(folder)[0] ?? ''), { recursive: true })
    changeNumber(folder, 106, 105)
    const again = await openLanceEmbeddingStore(folder, MODEL, 2)
    expect(await again.find(['jazz'])).toEqual([null])
    again.close()
    expect(broken(folder)).toEqual([`vectors-${MODEL.slice(0, 16)}-2.lance.broken`])
  })

  it('are set aside where they cannot be read at all, and a new table is begun', async () => {
    const folder = newFolder()
    const store = await openLanceEmbeddingStore(folder, MODEL, 2)
    await store.keep(['jazz'], [jazz])
    loseDigests(folder)
    const file = dataFile(folder)
    writeFileSync(file, Buffer.alloc(readFileSync(file).length, 0xff))
    expect(await store.find(['jazz'])).toEqual([null])
    expect(broken(folder)).toEqual([`vectors-${MODEL.slice(0, 16)}-2.lance.broken`])
    await store.keep(['jazz'], [jazz])
    expect(await store.find(['jazz'])).toEqual([jazz])
    store.close()
  })
})

describe('stored vectors of an earlier version', () => {
  it('are believed when they are first asked for, and held against their seals from then on', async () => {
    const folder = newFolder()
    const connection = await connect(folder)
    const name = `embeddings-${MODEL.slice(0, 16)}-2`
    const rows = [
      { hash: sha256('jazz'), embedding: [4, 106] },
      { hash: sha256('metal'), embedding: [5, 109] },
    ]
    await connection.createTable(name, rows)
    connection.close()
    const store = await openLanceEmbeddingStore(folder, MODEL, 2)
    expect(await store.find(['jazz', 'soul'])).toEqual([Float32Array.of(4, 106), null])
    store.close()
    const again = await openLanceEmbeddingStore(folder, MODEL, 2)
    loseDigests(folder)
    changeNumber(join(folder, `vectors-${MODEL.slice(0, 16)}-2.lance`), 106, 105)
    // What was sealed is not looked for in the old table any more.
    expect(await again.find(['jazz', 'metal'])).toEqual([null, Float32Array.of(5, 109)])
    again.close()
  })
})
