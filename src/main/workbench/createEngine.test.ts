import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  importSmall,
  longSettings,
  makeHome,
  startSmall,
  untilSeq,
  untilStatus,
  type Home,
} from './engine.testing.ts'

let home: Home
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

describe('the engine', () => {
  it('tells every page the same, and lets none of them stop a run by being gone', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    const heard: [string[], string[]] = [[], []]
    engine.onPush((name) => heard[0].push(name))
    engine.onPush(() => {
      throw new Error('the link is closed')
    })
    engine.onPush((name) => heard[1].push(name))
    const run = await startSmall(engine)
    await untilStatus(engine, [run], 'finished', 'failed')
    expect((await engine.handlers['runs.list']({}))[0]).toMatchObject({ status: 'finished', error: null })
    expect(heard[0]).toContain('run.events')
    expect(heard[1]).toEqual(heard[0])
  })

  it('says nothing any more to a listener that stopped', async () => {
    const engine = await home.engine()
    const heard: string[] = []
    const stop = engine.onPush((name) => heard.push(name))
    await engine.handlers['settings.change']({ theme: 'dark' })
    stop()
    await engine.handlers['settings.change']({ theme: 'light' })
    expect(heard).toEqual(['settings.changed'])
  })

  it('ends once, however often it is asked to, and leaves no lock and no half-written file', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    const run = await startSmall(engine, longSettings)
    await untilSeq(engine, run, 100)
    await Promise.all([engine.close(), engine.close()])
    const heard: string[] = []
    engine.onPush((name) => heard.push(name))
    const files = [...(await readdir(home.folder)), ...(await readdir(home.path('runs', run)))]
    expect(files.filter((name) => name.endsWith('.part') || name.endsWith('lock'))).toEqual([])
    const next = await home.engine()
    await engine.close()
    expect(await readdir(home.folder)).toContain('engine.lock')
    await untilSeq(next, run, 200)
    expect(heard).toEqual([])
  })
})
