import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallProgress } from '#shared/vocabulary/callProgress.ts'
import { answerWith, startChatServer, type ChatServer } from '../../adapters/chat/chatServer.testing.ts'
import type { Engine } from '../createEngine.ts'
import {
  importSmall,
  makeHome,
  pushed,
  rowOf,
  smallSettings,
  untilStatus,
  type Home,
} from '../engine.testing.ts'

/** What a reply of the server takes, in milliseconds. Most replies cannot be read, so that a call takes two. */
const REPLY = 80
/** The first 16 items are read and 4 routers summarised. */
const FIRST_CALLS = 20

let home: Home
let engine: Engine
let server: ChatServer
let told: { readonly at: number; readonly progress: CallProgress }[]

beforeEach(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  const answer = answerWith('{"attributes":["jazz","live"],"summary":"quiet jazz","ranking":[1]}')
  server = await startChatServer((request, response) => {
    setTimeout(() => answer(request, response), REPLY)
  })
  told = []
  engine.onPush((name, payload) => {
    if (name === 'run.progress')
      told.push({ at: performance.now(), progress: (payload as { progress: CallProgress }).progress })
  })
})
afterEach(async () => {
  await home.remove()
  await server.close()
})

function start(): Promise<string> {
  const settings = { ...smallSettings, interactionLimit: 4, updateSize: 6, evaluateEvery: 0 }
  const kind = 'server' as const
  const languageModel = { kind, addresses: [server.address], model: 'quick', parallel: 1, timeoutSeconds: 30 }
  const request = { dataset: 'small', variant: 'RecNet', vectorIndex: 'memory', note: '' } as const
  return Promise.resolve(engine.handlers['runs.start']({ ...request, settings, languageModel }))
}

describe('the progress of a run', () => {
  it('is told from the first call to the last, with rate and time left, but not for every call', async () => {
    const run = await start()
    await untilStatus(engine, [run], 'finished', 'failed')
    const parts = told.map(({ progress }) => progress.part)
    expect([...new Set(parts)]).toEqual(['initialization', 'learning', 'evaluation'])
    expect(told[0]?.progress).toMatchObject({
      partCalls: { done: 0, expected: FIRST_CALLS },
      callsPerMinute: null,
      runLeft: null,
    })
    const [first = 0, last = 0] = [told[0]?.at, told.at(-1)?.at]
    expect(told.length).toBeLessThanOrEqual(2 + (last - first) / 400)
    const later = told.slice(1).map(({ progress }) => progress)
    expect(later.length).toBeGreaterThan(1)
    for (const { runCalls, callsPerMinute, partLeft, runLeft } of later) {
      expect(runCalls.expected).toBeGreaterThanOrEqual(runCalls.done)
      expect(callsPerMinute).toBeLessThan(60_000 / REPLY)
      // Both are read one after the other, while a question is under way.
      expect(runLeft).toBeGreaterThanOrEqual((partLeft ?? Infinity) - 1)
    }
    const done = later.map(({ runCalls }) => runCalls.done)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    expect(await home.events(run)).not.toContain('callsPerMinute')
    expect((await rowOf(engine, run)).progress).toBeNull()
  })

  it('is in the row of the run, and after a resume leaves stored replies out of its speed', async () => {
    const run = await start()
    await pushed(engine, 'run.progress', ({ progress }) => progress.partCalls.done > 2)
    expect((await rowOf(engine, run)).progress).toMatchObject({ stored: 0, opening: false })
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    expect((await rowOf(engine, run)).progress).toBeNull()
    told = []
    await engine.handlers['runs.resume']({ run })
    const { progress } = await pushed(
      engine,
      'run.progress',
      (next) => next.progress.stored > 0 && next.progress.callsPerMinute !== null,
    )
    expect(progress.stored).toBeGreaterThan(2)
    expect(progress.runCalls.done).toBeGreaterThan(progress.stored)
    expect(progress.callsPerMinute).toBeLessThan(60_000 / REPLY)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
  })
})
