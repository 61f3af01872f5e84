/** RecNet on GGUF files: the tests' own, of random weights, or a real one named by RECNET_TEST_GGUF. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languageModelChoice, type ModelChoices } from '#shared/vocabulary/models/models.ts'
import type { Settings } from '#shared/vocabulary/runs.ts'
import { answerWith, startChatServer } from '../adapters/chat/chatServer.testing.ts'
import { tinyGguf } from '../adapters/llama/tinyGguf.testing.ts'
import { createWorkbench, type Workbench } from './createWorkbench.ts'
import { resources, smallFiles, smallSettings } from './engine.testing.ts'
import { RunControl } from './readings.ts'

/** Random weights write until they are stopped: short replies, of which most cannot be read. */
const settings = {
  ...smallSettings,
  interactionLimit: 6,
  updateSize: 6,
  evaluateEvery: 0,
  maxReplyTokens: 64,
  maxReasoningTokens: 64,
}
const observer = () => ({ control: new RunControl(), onView: () => undefined })

describe('RecNet on GGUF files', () => {
  let home: string
  let workbench: Workbench
  let models: ModelChoices
  const folder = (name: string) => join(home, name)
  const eventsOf = (name: string) => readFile(join(folder(name), 'events.jsonl'), 'utf8')
  const start = (name: string, parts: Partial<ModelChoices> = {}, changed: Settings = {}) =>
    workbench.runs.start(
      {
        folder: folder(name),
        dataset: 'small',
        variant: 'RecNet',
        settings: { ...settings, ...changed },
        vectorIndex: 'lance',
        models: { ...models, ...parts },
      },
      observer(),
    )

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'recnet-gguf-run-'))
    workbench = createWorkbench({ home, resources })
    await mkdir(folder('files'))
    for (const [file, text] of Object.entries(smallFiles)) await writeFile(join(folder('files'), file), text)
    await workbench.datasets.import({ path: folder('files'), name: 'small', domainWord: undefined })
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
  afterAll(() => rm(home, { recursive: true, force: true }))

  it('runs from first profiles to the report, which says which models they were', async () => {
    const report = await workbench.runs.report(folder('whole'))
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
    const { calls, total, kept } = await workbench.runs.trace(folder('whole'), {
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
    await workbench.runs.replay(folder('whole'), folder('replayed'), observer())
    expect(await eventsOf('replayed')).toBe(await eventsOf('whole'))
    await writeFile(folder('embedding.gguf'), tinyGguf({ seed: 2 }))
  })

  it('goes on after a stop, and ends as if nothing had happened', async () => {
    const control = new RunControl()
    const stopped = workbench.runs.start(
      {
        folder: folder('stopped'),
        dataset: 'small',
        variant: 'RecNet',
        settings: { ...settings, seed: 11 },
        vectorIndex: 'lance',
        models,
      },
      { control, onView: (view) => view.step === 2 && control.cancel() },
    )
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    await workbench.runs.resume(folder('stopped'), observer())
    await workbench.runs.replay(folder('stopped'), folder('again'), observer())
    expect(await eventsOf('again')).toBe(await eventsOf('stopped'))
  }, 60_000)

  it('does not go on with another file under the same name', async () => {
    await writeFile(folder('embedding.gguf'), tinyGguf({ seed: 3 }))
    await expect(workbench.runs.resume(folder('whole'), observer())).rejects.toMatchObject({
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
    await expect(workbench.runs.report(folder('refused'))).rejects.toMatchObject({ code: 'run-unknown' })
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
    const report = await workbench.runs.report(folder('roles'))
    expect(report?.configuration.reasoningModel?.source).toMatchObject({
      path: folder('embedding.gguf'),
      sequences: expect.any(Number) as number,
    })
    expect(report?.predictions).toMatchObject({ judged: 6, unparsed: 0 })
    expect(report?.evaluation.methods[0]?.coverage).toBe(1)
    expect(report?.calls.rank?.replyTokens).toBe(0)
    const { calls } = await workbench.runs.trace(folder('roles'), { prompt: 'rank', offset: 0, limit: 1 })
    expect(JSON.parse(calls[0]?.reply.text ?? '')).toMatchObject({
      probabilities: expect.any(Array) as unknown,
    })
    await workbench.runs.replay(folder('roles'), folder('roles-again'), observer())
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
    expect((await workbench.runs.report(folder('served')))?.configuration.languageModel.name).toBe(
      `qwen at ${new URL(server.address).host}`,
    )
    await workbench.runs.replay(folder('served'), folder('served-again'), observer())
    expect(await eventsOf('served-again')).toBe(await eventsOf('served'))
  })
})
