import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { threadTunes } from '../files/threadTunes.ts'
import { openLlamaLanguageModel } from './llamaLanguageModel.ts'
import { borrowModel, type BorrowedModel } from './sharedModels.ts'
import { tinyGguf } from './tinyGguf.testing.ts'
import { threadCounts, tuneThreads } from './tuneThreads.ts'

const folder = mkdtempSync(join(tmpdir(), 'recnet-tune-'))
const path = join(folder, 'tiny.gguf')
writeFileSync(path, tinyGguf())
const runtime = { cores: 1, gpu: false }

describe('threads of a model', () => {
  let borrowed: BorrowedModel
  beforeAll(async () => {
    borrowed = await borrowModel({ path, runtime })
  })
  afterAll(() => borrowed.giveBack())

  it('are tried at most, half and one, each once', () => {
    expect(threadCounts(7)).toEqual([7, 4, 1])
    expect(threadCounts(2)).toEqual([2, 1])
    expect(threadCounts(1)).toEqual([1])
  })

  it('are never more than there are cores for', async () => {
    const { threads, tokensPerSecond } = await tuneThreads(borrowed.model, { most: 1, sequences: 3 })
    expect(threads).toBe(1)
    expect(tokensPerSecond).toBeGreaterThan(0)
  })

  it('are measured once, and remembered by model and machine', async () => {
    const tunes = threadTunes(join(folder, 'threads.json'))('this model')
    const open = () =>
      openLlamaLanguageModel({
        path,
        name: 'tiny',
        mode: 'fast',
        sequences: 1,
        contextTokens: 512,
        runtime,
        tunes,
      })
    await (await open()).close()
    const first = await tunes.find()
    expect(first?.threads).toBe(1)
    await (await open()).close()
    expect(await tunes.find()).toEqual(first)
    expect(await threadTunes(join(folder, 'threads.json'))('another').find()).toBeNull()
  })

  it('open a model all the same where they cannot be remembered', async () => {
    const tunes = { find: async () => null, keep: () => Promise.reject(new Error('the disk is full')) }
    const model = await openLlamaLanguageModel({
      path,
      name: 'tiny',
      mode: 'fast',
      sequences: 1,
      contextTokens: 512,
      runtime,
      tunes,
    })
    expect(model.threads).toBe(1)
    await model.close()
  })

  it('are not measured beside a model that is at work', async () => {
    const tunes = threadTunes(join(folder, 'beside.json'))('m')
    const parts = { path, name: 'tiny', mode: 'fast', sequences: 1, contextTokens: 512, runtime } as const
    const working = await openLlamaLanguageModel(parts)
    await (await openLlamaLanguageModel({ ...parts, tunes })).close()
    expect(await tunes.find()).toBeNull()
    await working.close()
    await (await openLlamaLanguageModel({ ...parts, tunes })).close()
    expect(await tunes.find()).not.toBeNull()
  })

  it('are measured anew where the file says nothing that could be', async () => {
    writeFileSync(join(folder, 'broken.json'), '{"m": {"threads": -3}}')
    expect(await threadTunes(join(folder, 'broken.json'))('m').find()).toBeNull()
  })
})
