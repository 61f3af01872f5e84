/** Bundles of runs that asked models: their replies and vectors come along, and are kept apart from those of the home. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { answerWith, startChatServer } from '../../adapters/chat/chatServer.testing.ts'
import { tinyGguf } from '../../adapters/llama/tinyGguf.testing.ts'
import type { Engine } from '../createEngine.ts'
import { importSmall, makeHome, reportOf, smallSettings, ticketFor, type Home } from '../engine.testing.ts'
import { bundleAt, putTogether, textsOf } from './bundle.testing.ts'

const settings = {
  ...smallSettings,
  interactionLimit: 4,
  updateSize: 4,
  evaluateEvery: 0,
  maxReplyTokens: 64,
  maxReasoningTokens: 64,
}

describe('a bundle of runs that asked models', () => {
  let home: Home
  let engine: Engine
  let gguf: RunId
  let served: RunId
  const homes: Home[] = []
  const path = () => home.path('both.recnet.zip')
  const opened = async (bundle = path()) => {
    const other = await makeHome()
    homes.push(other)
    const there = await other.engine()
    const answer = await there.handlers['bundles.open']({ source: ticketFor(there, bundle) })
    return { other, there, answer }
  }
  const callsOf = (at: Engine, run: RunId) => at.handlers['inspection.calls']({ run, limit: 500 })

  beforeAll(async () => {
    home = await makeHome()
    engine = await home.engine()
    await importSmall(engine, home)
    await mkdir(home.path('models'), { recursive: true })
    await writeFile(home.path('models', 'language.gguf'), tinyGguf())
    await writeFile(home.path('models', 'embedding.gguf'), tinyGguf({ seed: 2 }))
    const about = { dataset: 'small', variant: 'RecNet', settings, vectorIndex: 'memory', note: '' } as const
    gguf = await engine.handlers['runs.start']({
      ...about,
      languageModel: { kind: 'gguf', file: 'language.gguf', mode: 'strict' },
      embeddingModel: 'embedding.gguf',
    })
    await reportOf(engine, gguf)
    const server = await startChatServer(
      answerWith('{"summary":"quiet","updated_profile":"quiet jazz","ranking":[1],"prediction_index":1}'),
    )
    // Some servers name a model by the path of its file.
    served = await engine.handlers['runs.start']({
      ...about,
      languageModel: {
        kind: 'server',
        addresses: [server.address],
        model: '/home/ann/models/qwen.gguf',
        headers: ['X-Team: research'],
        parallel: 4,
        timeoutSeconds: 30,
      },
    })
    await reportOf(engine, served)
    await server.close()
    await bundleAt(engine, path(), { runs: [served, gguf] })
  }, 120_000)
  afterAll(async () => {
    for (const one of homes) await one.remove()
    await home.remove()
  })

  it('replays elsewhere without any model, to the same events', async () => {
    const { other, there, answer } = await opened()
    expect(answer.bundle.runs.map(({ name, noReplay, calls }) => [name, noReplay, calls > 10])).toEqual([
      [gguf, null, true],
      [served, null, true],
    ])
    for (const run of [gguf, served]) {
      expect(await there.handlers['bundles.verify']({ run })).toMatchObject({ difference: null, ended: null })
      const replayed = await there.handlers['runs.replay']({ run, folder: ticketFor(there, other.path(`again-${run}`)) }) // prettier-ignore
      await reportOf(there, replayed)
      expect(await readFile(other.path(`again-${run}`, 'events.jsonl'), 'utf8')).toBe(await home.events(run))
    }
  }, 60_000)

  it('shows every prompt and reply there as here, and how long it took', async () => {
    const { there } = await opened()
    expect(await callsOf(there, gguf)).toEqual(await callsOf(engine, gguf))
    const [here, elsewhere] = [await callsOf(engine, served), await callsOf(there, served)]
    const portable = JSON.stringify(here).replaceAll('/home/ann/models/qwen.gguf', 'qwen.gguf')
    expect(JSON.stringify(elsewhere)).toBe(portable)
  })

  it('names models by file name and hash, and has no path, key or header', async () => {
    const texts = await textsOf(path())
    for (const [name, text] of texts) {
      expect(text, name).not.toContain(home.folder)
      expect(text, name).not.toContain('/home/ann')
      expect(text, name).not.toContain('X-Team')
    }
    const manifest = JSON.parse(texts.get(`runs/${gguf}/manifest.json`) ?? '') as { languageModel: { source: unknown } } // prettier-ignore
    expect(manifest.languageModel.source).toMatchObject({
      path: 'language.gguf',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
    const reasons = JSON.parse(texts.get('bundle.json') ?? '') as { leftOut: { what: string }[] }
    expect(reasons.leftOut.map(({ what }) => what)).toEqual([
      `the models of ${gguf}`,
      `the models of ${served}`,
    ])
  })

  it('is the same bytes from the home that opened it', async () => {
    const { other, there } = await opened()
    const again = await bundleAt(there, other.path('again.recnet.zip'), { runs: [gguf, served] })
    expect(again).toEqual(await readFile(path()))
  })

  it('never answers a run that begins there', async () => {
    const { other, there } = await opened()
    const missing = there.handlers['bundles.rerun']({ run: gguf })
    await expect(Promise.resolve(missing)).rejects.toMatchObject({ details: { code: 'model-missing', model: 'language.gguf' } }) // prettier-ignore
    await mkdir(other.path('models'), { recursive: true })
    // Under other names: they are found by what is in them.
    await writeFile(other.path('models', 'a.gguf'), tinyGguf({ seed: 2 }))
    await writeFile(other.path('models', 'b.gguf'), tinyGguf())
    const again = await there.handlers['bundles.rerun']({ run: gguf })
    await reportOf(there, again)
    const { calls } = await callsOf(there, again)
    // Of a reply that was stored before, nobody would know how long it took.
    expect(calls.filter(({ milliseconds }) => milliseconds !== null).length).toBeGreaterThan(5)
    const compared = await there.handlers['bundles.compare']({ run: gguf, repeated: again })
    expect(compared.difference).toBeNull()
    expect(compared.configuration.map(({ what }) => what)).toEqual([
      'languageModel.source.path',
      'embeddingModel.source.path',
    ])
  }, 60_000)

  it('sends texts to no server that the user has not saved', async () => {
    const { there } = await opened()
    const missing = Promise.resolve(there.handlers['bundles.rerun']({ run: served }))
    await expect(missing).rejects.toMatchObject({
      details: { code: 'model-missing', expected: 'a saved server that names qwen.gguf' },
    })
  })

  it('without texts has hashes and counts, and says that nobody can replay it', async () => {
    const bare = home.path('bare.recnet.zip')
    await bundleAt(engine, bare, { runs: [gguf], texts: false })
    const texts = await textsOf(bare)
    expect([...texts.keys()].filter((name) => /replies|vectors/.test(name))).toEqual([])
    const [call = ''] = (texts.get(`runs/${gguf}/calls.jsonl`) ?? '').split('\n')
    expect(JSON.parse(call)).toMatchObject({ hash: expect.any(String) as string, promptTokens: expect.any(Number) as number, notes: [] }) // prettier-ignore
    const { there, answer } = await opened(bare)
    expect(answer.bundle.runs[0]?.noReplay).toContain('left out as asked')
    expect(await there.handlers['runs.report']({ run: gguf })).toMatchObject({ predictions: { judged: 4 } })
    expect((await callsOf(there, gguf)).total).toBe(0)
    const { ended, replayed } = await there.handlers['bundles.verify']({ run: gguf })
    expect([ended, replayed]).toEqual(['No reply to 0/extract/i:1 is stored.', 0])
  })

  it('is written without replies where these are no longer stored', async () => {
    const copy = await home.copied()
    homes.push(copy)
    await rm(copy.path('replies.sqlite'), { force: true })
    await rm(copy.path('engine.lock'), { force: true })
    const there = await copy.engine()
    const at = copy.path('lost.recnet.zip')
    await bundleAt(there, at, { runs: [gguf] })
    const { answer } = await opened(at)
    expect(answer.bundle.runs[0]?.noReplay).toContain('could not be replayed while the bundle was written')
  })

  it('has one byte of a reply changed', async () => {
    const texts = await textsOf(path())
    const name = `runs/${served}/replies.jsonl`
    const changed = new Map(texts).set(name, (texts.get(name) ?? '').replaceAll('quiet jazz', 'quiet jaxx'))
    const other = await makeHome()
    homes.push(other)
    const there = await other.engine()
    const at = home.path('changed.recnet.zip')
    await putTogether(at, changed, false)
    const opening = (): Promise<unknown> =>
      Promise.resolve(there.handlers['bundles.open']({ source: ticketFor(there, at) }))
    await expect(opening()).rejects.toMatchObject({ details: { code: 'bundle-invalid', file: name } })
    // Hashes that fit let it in, and its replay shows it.
    await putTogether(at, changed, true)
    await opening()
    const { difference, ended } = await there.handlers['bundles.verify']({ run: served })
    expect(ended ?? difference?.second).toMatch(/jaxx|No reply/)
  })
})
