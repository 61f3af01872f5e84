import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLlamaEmbeddingModel, type LlamaEmbeddingModel } from './llamaEmbeddingModel.ts'
import { threadsFor } from './llamaRuntime.ts'
import { tinyGguf } from './tinyGguf.testing.ts'

describe('a GGUF embedding model', () => {
  let model: LlamaEmbeddingModel
  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'recnet-embed-')), 'tiny.gguf')
    writeFileSync(path, tinyGguf({ seed: 2 }))
    model = await openLlamaEmbeddingModel({ path, name: 'tiny', runtime: { cores: 1, gpu: false } })
  })
  afterAll(() => model.close())

  it('gives a unit vector for each text, in order', async () => {
    const vectors = await model.embed(['quiet jazz', 'loud metal', 'quiet jazz'])
    expect(vectors).toHaveLength(3)
    for (const vector of vectors) {
      expect(vector).toHaveLength(model.dimensions)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    }
    expect(vectors[0]).toEqual(vectors[2])
    expect(vectors[0]).not.toEqual(vectors[1])
  })

  it('embeds the beginning of a text that is too long', async () => {
    const [vector] = await model.embed(['word '.repeat(5000)])
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5)
  })
})

describe('threads', () => {
  it('leave one core to the engine, and are never more than there are', () => {
    expect([1, 2, 3, 8].map((cores) => threadsFor(cores))).toEqual([1, 1, 2, 7])
    expect(threadsFor(16, 6)).toBe(6)
  })
})
