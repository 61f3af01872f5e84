/** RecNet on GGUF files: the tests' own, of random weights, or a real one named by RECNET_TEST_GGUF. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languageModelChoice, type ModelChoices } from '#shared/vocabulary/models/models.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { answerWith, startChatServer } from '../adapters/chat/chatServer.testing.ts'
import { tinyGguf } from '../adapters/llama/tinyGguf.testing.ts'
import { createEngine, type Engine } from './createEngine.ts'
import {
  pushed,
  reportOf,
  resources,
  smallFiles,
  smallSettings,
  ticketFor,
  untilStatus,
} from './engine.testing.ts'

/** Random weights write until they are stopped: short replies, of which most cannot be read. */
const settings = {
  ...smallSettings,
  interactionLimit: 6,
  updateSize: 6,
  evaluateEvery: 0,
  maxReplyTokens: 64,
  maxReasoningTokens: 64,
}

describe('RecNet on GGUF files', () => {
  let home: string
  let engine: Engine
  let models: ModelChoices
  const names = new Map<string, string>()
  const run = (name: string) => names.get(name) ?? name
  const folder = (name: string) => join(home, name)
  const eventsOf = (name: string) => readFile(join(folder(name), 'events.jsonl'), 'utf8')
  /** As the terminal asks for files: by tickets. */
  const asked = (choice: ModelChoices['languageModel'] | undefined) => {
    if (choice?.kind !== 'gguf') return choice?.kind === 'server' ? { ...choice } : undefined
    const { path, ...about } = choice
    return { ...about, file: ticketFor(engine, path) }
  }
  const begin = async (name: string, parts: Partial<ModelChoices> = {}, changed: Settings = {}) => {
    const { languageModel, reasoningModel, embeddingModel } = { ...models, ...parts }
    const begun = await engine.handlers['runs.start']({
      folder: ticketFor(engine, folder(name)),
      dataset: 'small',
      variant: 'RecNet',
      settings: { ...settings, ...changed },
      vectorIndex: 'lance',
      note: '',
      languageModel: asked(languageModel),
      reasoningModel: asked(reasoningModel),
      embeddingModel: embeddingModel.kind === 'gguf' ? ticketFor(engine, embeddingModel.path) : undefined,
    })
    names.set(name, begun)
    return begun
  }
  const start = async (...about: Parameters<typeof begin>) => reportOf(engine, await begin(...about))
  const replay = async (original: string, name: string) => {
    const source = ticketFor(engine, folder(name))
    return reportOf(engine, await engine.handlers['runs.replay']({ run: run(original), folder: source }))
  }
  const reportNamed = (name: string) => Promise.resolve(engine.handlers['runs.report']({ run: run(name) }))

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'recnet-gguf-run-'))
    engine = await createEngine({ home, resources })
    await mkdir(folder('files'))
    for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(folder('files'), file), text)
    await engine.handlers['datasets.import']({ source: ticketFor(engine, folder('files')), name: 'small' })
    await writeFile(folder('language.gguf'), tinyGguf())
    await writeFile(folder('embedding.gguf'), tinyGguf({ seed: 2 }))
    models = {
      languageModel: languageModelChoice.parse({
        kind: 'gguf',
        path: process.env['RECNET_TEST_GGUF'] ?? folder('language.gguf'),
      }),
      embeddingModel: { kind: 'gguf', path: folder('embedding.gguf') },
    }
    await start('whole')
  }, 120_000)
  afterAll(async () => {
    await engine.close()
    await rm(home, { recursive: true, force: true })
  })

  it('runs from first profiles to the report, which says which models they were', async () => {
    const report = await reportNamed('whole')
    expect(report?.configuration.languageModel.source).toMatchObject({
      kind: 'gguf',
      mode: 'fast',
      sequences: 8,
      contextTokens: 4096,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    expect(report?.configuration.embeddingModel).toMatchObject({
      dimensions: 64,
      name: expect.stringMatching(/^tiny random F32 \([0-9a-f]{8}\)$/) as string,
    })
    expect(report?.predictions.judged).toBe(6)
    expect(report?.calls.predict?.promptTokens).toBeGreaterThan(0)
  })

  it('keeps every prompt with its raw answer, by step and client', async () => {
    const { calls, total, kept } = await engine.handlers['inspection.calls']({
      run: run('whole'),
      fromStep: 1,
      toStep: 1,
      prompt: 'predict',
      limit: 5,
    })
    expect([total, kept > 10]).toEqual([1, true])
    expect(calls[0]).toMatchObject({
      model: 'tiny random F32',
      status: expect.stringMatching(/ok|repaired|fell back/) as string,
    })
    expect(calls[0]?.milliseconds).toBeGreaterThan(0)
    expect(calls[0]?.call).toMatch(/^1\/predict\/u:/)
    expect(calls[0]?.messages[0]?.role).toBe('system')
    expect(calls[0]?.reply.text).toContain('"')
  })

  it('does a run again, without any model, event by event', async () => {
    await rm(folder('embedding.gguf'))
    await replay('whole', 'replayed')
    expect(await eventsOf('replayed')).toBe(await eventsOf('whole'))
    await writeFile(folder('embedding.gguf'), tinyGguf({ seed: 2 }))
  })

  it('goes on after a stop, and ends as if nothing had happened', async () => {
    const stopped = await begin('stopped', {}, { seed: 11 })
    await pushed(engine, 'run.events', (told) => told.run === stopped && (told.events.at(-1)?.step ?? 0) >= 2)
    await engine.handlers['runs.stop']({ run: stopped })
    await untilStatus(engine, [stopped], 'stopped')
    await engine.handlers['runs.resume']({ run: stopped })
    await reportOf(engine, stopped)
    await replay('stopped', 'again')
    expect(await eventsOf('again')).toBe(await eventsOf('stopped'))
  }, 60_000)

  it('does not go on with another file under the same name', async () => {
    const stopped = await begin('changed', {}, { seed: 12 })
    await engine.handlers['runs.stop']({ run: stopped })
    await untilStatus(engine, [stopped], 'stopped')
    await writeFile(folder('embedding.gguf'), tinyGguf({ seed: 3 }))
    await engine.handlers['runs.resume']({ run: stopped })
    await expect(reportOf(engine, stopped)).rejects.toMatchObject({
      details: { code: 'model-changed', path: folder('embedding.gguf') },
    })
    await writeFile(folder('embedding.gguf'), tinyGguf({ seed: 2 }))
  })

  it('leaves no run behind where the file is no model', async () => {
    await writeFile(folder('broken.gguf'), tinyGguf().subarray(0, 9000))
    await expect(
      start('refused', {
        languageModel: languageModelChoice.parse({ kind: 'gguf', path: folder('broken.gguf') }),
      }),
    ).rejects.toMatchObject({ code: 'model-invalid' })
    await expect(readFile(join(folder('refused'), 'manifest.json'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('lets a second file reason, and predicts and ranks by probabilities, and says both', async () => {
    const reasoning = languageModelChoice.parse({
      kind: 'gguf',
      path: folder('embedding.gguf'),
      mode: 'strict',
    })
    await start(
      'roles',
      { reasoningModel: reasoning },
      { predictBy: 'probabilities', rankBy: 'probabilities' },
    )
    const report = await reportNamed('roles')
    expect(report?.configuration.reasoningModel?.source).toMatchObject({
      path: folder('embedding.gguf'),
      sequences: expect.any(Number) as number,
    })
    expect(report?.predictions).toMatchObject({ judged: 6, unparsed: 0 })
    expect(report?.evaluation.methods[0]?.coverage).toBe(1)
    expect(report?.calls.rank?.replyTokens).toBe(0)
    const { calls } = await engine.handlers['inspection.calls']({
      run: run('roles'),
      prompt: 'rank',
      limit: 1,
    })
    expect(JSON.parse(calls[0]?.reply.text ?? '')).toMatchObject({
      probabilities: expect.any(Array) as unknown,
    })
    await replay('roles', 'roles-again')
    expect(await eventsOf('roles-again')).toBe(await eventsOf('roles'))
  }, 60_000)

  it('runs on a chat server, whose address stands in its name', async () => {
    const server = await startChatServer(
      answerWith('{"summary":"quiet","updated_profile":"quiet jazz","ranking":[1],"prediction_index":1}'),
    )
    await start('served', {
      languageModel: languageModelChoice.parse({
        kind: 'server',
        addresses: [server.address],
        model: 'qwen',
      }),
    })
    await server.close()
    expect((await reportNamed('served'))?.configuration.languageModel.name).toBe(
      `qwen at ${new URL(server.address).host}`,
    )
    await replay('served', 'served-again')
    expect(await eventsOf('served-again')).toBe(await eventsOf('served'))
  })
})
