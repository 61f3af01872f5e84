import { mkdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tinyGguf } from '../../adapters/llama/tinyGguf.testing.ts'
import { briefSettings, importSmall, makeHome, untilStatus, type Home } from '../engine.testing.ts'

const request = {
  note: '',
  dataset: 'small',
  variant: 'RecNet',
  vectorIndex: 'memory',
  settings: briefSettings,
} as const

describe('models', () => {
  let home: Home
  beforeEach(async () => {
    home = await makeHome()
    await mkdir(home.path('models', 'deep'), { recursive: true })
    await writeFile(home.path('models', 'deep', 'tiny.gguf'), tinyGguf())
    await writeFile(home.path('models', 'broken.gguf'), 'nothing of the kind')
    await writeFile(home.path('models', 'big-00002-of-00003.gguf'), 'a later part')
    await writeFile(home.path('models', 'notes.txt'), 'no model')
  })
  afterEach(() => home.remove())

  it('are the GGUF files of their folder, with what each says of itself or what is wrong with it', async () => {
    const { folder, files } = await (await home.engine()).handlers['models.list']({})
    expect(folder).toBe(home.path('models'))
    expect(files).toMatchObject([
      { file: 'broken.gguf', facts: null, error: { code: 'model-invalid' } },
      { file: 'deep/tiny.gguf', facts: { name: 'tiny random', contextLength: 4096 }, error: null },
    ])
  })

  it('answer and embed for a run that names them', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    const run = await engine.handlers['runs.start']({
      ...request,
      languageModel: {
        kind: 'gguf',
        file: 'deep/tiny.gguf',
        mode: 'strict',
        sequences: 4,
        contextTokens: 4096,
      },
      embeddingModel: 'deep/tiny.gguf',
    })
    const [row] = await untilStatus(engine, [run], 'finished', 'failed')
    expect(row).toMatchObject({
      status: 'finished',
      languageModel: { name: 'tiny random F32' },
      embeddingModel: expect.stringContaining('tiny random') as string,
    })
    expect((await engine.handlers['runs.manifest']({ run })).languageModel.source).toMatchObject({
      kind: 'gguf',
      mode: 'strict',
      path: home.path('models', 'deep', 'tiny.gguf'),
    })
  }, 60_000)

  it('count in what a run will need of memory: weights once, and what each of its questions keeps', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    const without = await engine.handlers['experiments.estimate'](request)
    const file = { kind: 'gguf', file: 'deep/tiny.gguf', contextTokens: 1024 } as const
    const both = await engine.handlers['experiments.estimate']({
      ...request,
      languageModel: { ...file, mode: 'fast', sequences: 2 },
      reasoningModel: { ...file, mode: 'strict', sequences: 2 },
    })
    // 2 layers × 4 heads × (16 + 16) values × 2 B = 512 B a token; 512 tokens × 64 wide × 12 values × 4 B to compute in.
    const [answering, reasoning, compute] = [512 * 1024 * 2, 512 * 1024, 2 * 1_572_864]
    expect(both.memoryBytes - without.memoryBytes).toBe(tinyGguf().length + answering + reasoning + compute)

    const replies = await engine.handlers['experiments.estimate']({
      ...request,
      languageModel: { ...file, mode: 'fast', sequences: 2 },
    })
    const choosing = await engine.handlers['experiments.estimate']({
      ...request,
      settings: { ...request.settings, rankBy: 'probabilities' },
      languageModel: { ...file, mode: 'fast', sequences: 2 },
    })
    expect(choosing.memoryBytes - replies.memoryBytes).toBe(answering + compute / 2)
  })

  it('outside their folder cannot be named', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    await writeFile(home.path('elsewhere.gguf'), tinyGguf())
    for (const file of ['../elsewhere.gguf', home.path('elsewhere.gguf'), 'absent.gguf']) {
      await expect(engine.handlers['runs.start']({ ...request, embeddingModel: file })).rejects.toMatchObject(
        { details: { code: 'argument-invalid', found: file } },
      )
    }
  })
})
