import { mkdir, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  answerWith,
  listModels,
  startChatServer,
  type ChatServer,
} from '../../adapters/chat/chatServer.testing.ts'
import { tinyGguf } from '../../adapters/llama/tinyGguf.testing.ts'
import type { TrialProgress } from '#shared/vocabulary/models/modelTrials.ts'
import type { Engine } from '../createEngine.ts'
import { makeHome, type Home } from '../engine.testing.ts'

const asked = {
  trial: 't',
  system: '',
  prompt: 'Say something.',
  temperature: 0.7,
  tokens: 24,
  thoughtTokens: 0,
}
const file = (name: string) => ({ kind: 'gguf', file: name, mode: 'fast', contextTokens: 4096 }) as const

describe('models.try', () => {
  let home: Home
  let engine: Engine
  const servers: ChatServer[] = []
  beforeEach(async () => {
    home = await makeHome()
    await mkdir(home.path('models'), { recursive: true })
    await writeFile(home.path('models', 'tiny.gguf'), tinyGguf({ contextLength: 512 }))
    await writeFile(home.path('models', 'broken.gguf'), 'nothing of the kind, but longer than a header is')
    engine = await home.engine()
  })
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
    await home.remove()
  })
  const trying = () => {
    const heard: TrialProgress[] = []
    engine.onPush((name, payload) => {
      if (name === 'models.trying') heard.push(payload as TrialProgress)
    })
    return heard
  }

  it('answers with what a file writes, tells it as it is written, and measures', async () => {
    const heard = trying()
    const tried = await engine.handlers['models.try']({ ...asked, model: file('tiny.gguf') })
    expect(tried).toMatchObject({
      cut: false,
      shortened: false,
      rateOverAll: false,
      threads: expect.any(Number) as number,
    })
    expect(tried.replyTokens).toBeGreaterThan(1)
    expect(tried.promptTokens).toBeGreaterThan(1)
    expect(tried.tokensPerSecond).toBeGreaterThan(0)
    expect(tried.millisecondsToLoad).toBeGreaterThan(0)
    expect(tried.millisecondsToFirst ?? 0).toBeLessThanOrEqual(tried.milliseconds)
    expect(heard.slice(0, 2)).toEqual([
      { trial: 't', phase: 'loading', text: '' },
      { trial: 't', phase: 'answering', text: '' },
    ])
    expect(heard.map(({ text }) => text).join('')).toBe(tried.text)
  }, 30_000)

  it('stops when it is told to, and the engine can be asked again', async () => {
    const heard = trying()
    const long = engine.handlers['models.try']({
      ...asked,
      tokens: 8192,
      model: { ...file('tiny.gguf'), contextTokens: 512 },
    })
    const ended = expect(long).rejects.toMatchObject({ code: 'cancelled' })
    await expect.poll(() => heard.length).toBeGreaterThan(0)
    await engine.handlers['models.stopTrying']({ trial: 't' })
    await ended
    expect(
      (await engine.handlers['models.try']({ ...asked, model: file('tiny.gguf') })).replyTokens,
    ).toBeGreaterThan(0)
    await engine.handlers['models.stopTrying']({ trial: 'never begun' })
  }, 30_000)

  it('says what is wrong with a file, and stays alive', async () => {
    await expect(
      engine.handlers['models.try']({ ...asked, model: file('broken.gguf') }),
    ).rejects.toMatchObject({ code: 'model-invalid' })
    await expect(
      engine.handlers['models.try']({ ...asked, model: file('../tiny.gguf') }),
    ).rejects.toMatchObject({ code: 'argument-invalid' })
    expect((await engine.handlers['models.list']({})).files).toHaveLength(2)
  })

  it('asks a server for free text, and cuts what is too long to be shown', async () => {
    const server = await startChatServer(answerWith('x'.repeat(50_000)))
    servers.push(server)
    const model = {
      kind: 'server' as const,
      addresses: [server.address],
      model: 'qwen',
      parallel: 1,
      timeoutSeconds: 5,
    }
    const tried = await engine.handlers['models.try']({ ...asked, system: 'Be short.', model })
    expect(tried).toMatchObject({
      cut: true,
      promptTokens: 12,
      replyTokens: 5,
      millisecondsToLoad: null,
      millisecondsToFirst: null,
      rateOverAll: true,
      threads: null,
    })
    expect(tried.text).toHaveLength(40_000)
    expect(server.bodies[0]).toMatchObject({
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: 'Say something.' },
      ],
    })
    expect(server.bodies[0]).not.toHaveProperty('response_format')
  })

  it('checks every address of a server, in their order', async () => {
    const good = await startChatServer(answerWith('{"ready":true}'), listModels('qwen'))
    const gone = await startChatServer(answerWith(''))
    await gone.close()
    servers.push(good)
    const found = await engine.handlers['models.checkServer']({
      addresses: [gone.address, good.address],
      model: 'qwen',
      timeoutSeconds: 2,
    })
    expect(found.map(({ reachable, form }) => [reachable, form])).toEqual([[false, null], [true, 'schema']]) // prettier-ignore
  })
})
