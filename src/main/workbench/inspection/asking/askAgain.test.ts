/** A call asked again: of the built-in agent, of a GGUF file and of a chat server, with the run left as it is. */
import { mkdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerWith, startChatServer, type ChatServer } from '../../../adapters/chat/chatServer.testing.ts'
import { tinyGguf } from '../../../adapters/llama/tinyGguf.testing.ts'
import type { Engine } from '../../createEngine.ts'
import {
  briefSettings,
  importSmall,
  makeHome,
  startSmall,
  untilStatus,
  type Home,
} from '../../engine.testing.ts'

const tiny = { kind: 'gguf', file: 'tiny.gguf', mode: 'strict', contextTokens: 4096 } as const

describe('inspection.askAgain', () => {
  let home: Home
  let engine: Engine
  const servers: ChatServer[] = []
  beforeEach(async () => {
    home = await makeHome()
    await mkdir(home.path('models'), { recursive: true })
    await writeFile(home.path('models', 'tiny.gguf'), tinyGguf())
    engine = await home.engine()
    await importSmall(engine, home)
  })
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
    await home.remove()
  })

  it('has the same answer from the built-in agent, and others from other models', async () => {
    const run = await startSmall(engine, { interactionLimit: 3 })
    await untilStatus(engine, [run], 'finished')
    const before = await home.events(run)
    const call = '2/gradient/u:2'
    const first = await engine.handlers['inspection.prompt']({ run, call })
    const again = await engine.handlers['inspection.askAgain']({ run, call, trial: 'a', model: 'same' })
    expect(again).toMatchObject({ same: true, model: first?.model, caveat: expect.any(String) as string })
    expect(again.exchange).toEqual({
      messages: first?.messages,
      text: first?.text,
      thought: null,
      reading: first?.reading,
      cut: null,
      how: first?.how,
      promptTokens: first?.promptTokens,
      replyTokens: first?.replyTokens,
    })
    const server = await startChatServer(answerWith('{"impact": "neutral"}'))
    servers.push(server)
    const served = {
      kind: 'server' as const,
      addresses: [server.address],
      model: 'qwen',
      parallel: 1,
      timeoutSeconds: 5,
    }
    const other = await engine.handlers['inspection.askAgain']({
      run,
      call,
      trial: 'a',
      model: served,
      seed: 77,
    })
    expect(other).toMatchObject({
      same: false,
      exchange: { text: '{"impact": "neutral"}', how: { seed: 77 } },
    })
    expect(await home.events(run)).toBe(before)
    expect(await engine.handlers['replies.size']({})).toMatchObject({ replies: 0 })
    await expect(
      engine.handlers['inspection.askAgain']({ run, call: '2/gradient/u:1', trial: 'a', model: 'same' }),
    ).rejects.toMatchObject({ code: 'argument-invalid' })
  })

  it('has the same answer from a model file with the same seed, another with another, and none of a file that changed', async () => {
    const run = await engine.handlers['runs.start']({
      dataset: 'small',
      variant: 'RecNet',
      settings: briefSettings,
      vectorIndex: 'memory',
      languageModel: tiny,
      note: '',
    })
    await untilStatus(engine, [run], 'finished')
    const call = '2/predict/u:2'
    const first = await engine.handlers['inspection.prompt']({ run, call })
    expect(first).toMatchObject({
      recomputed: false,
      how: { sampling: { temperature: 0.2, maxTokens: expect.any(Number) as number } },
    })
    expect(first?.how?.evaluatedTokens).toBeGreaterThan(0)
    const ask = (seed?: number) =>
      engine.handlers['inspection.askAgain']({
        run,
        call,
        trial: 'b',
        model: 'same',
        ...(seed === undefined ? {} : { seed }),
      })
    const again = await ask()
    expect(again).toMatchObject({ same: true, exchange: { text: first?.text } })
    expect((await ask(3)).exchange.how?.seed).toBe(3)
    const byRules = await engine.handlers['inspection.askAgain']({ run, call, trial: 'b', model: 'built-in' })
    expect(byRules).toMatchObject({ same: false, exchange: { reading: { ok: true } } })
    await writeFile(home.path('models', 'tiny.gguf'), tinyGguf({ contextLength: 4608 }))
    await expect(ask()).rejects.toMatchObject({ code: 'model-changed' })
  }, 120_000)

  it('stops when it is told to', async () => {
    const run = await startSmall(engine, { interactionLimit: 1, evaluateEvery: 0, testAtEnd: false })
    await untilStatus(engine, [run], 'finished')
    const asked = engine.handlers['inspection.askAgain']({
      run,
      call: '1/predict/u:1',
      trial: 'c',
      model: tiny,
    })
    const ended = expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    await engine.handlers['models.stopTrying']({ trial: 'c' })
    await ended
  })
})
