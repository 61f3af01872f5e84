import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { cachedEmbeddingModel } from '../../models/cachedEmbeddings.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
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
