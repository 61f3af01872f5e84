import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeHome, pushed, type Home } from '../engine.testing.ts'

const defaults = {
  theme: 'system',
  language: 'system',
  parallelRuns: 1,
  threads: 0,
  keptRepliesGigabytes: 4,
  dismissedHints: [],
  chatServers: [],
}

let home: Home
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.remove())

const given = async (text: string) => {
  await mkdir(home.folder, { recursive: true })
  await writeFile(home.path('settings.json'), text)
  return (await home.engine()).handlers['settings.read']({})
}

describe('settings', () => {
  it('begin with the defaults, and keep what is changed through the next start', async () => {
    const engine = await home.engine()
    expect(await engine.handlers['settings.read']({})).toEqual(defaults)
    const told = pushed(engine, 'settings.changed')
    expect(await engine.handlers['settings.change']({ theme: 'dark' })).toEqual({
      ...defaults,
      theme: 'dark',
      language: 'system',
    })
    expect(await told).toEqual({ ...defaults, theme: 'dark' })
    const [one, two] = [
      engine.handlers['settings.change']({ parallelRuns: 3 }),
      engine.handlers['settings.change']({ dismissedHints: ['scrubber'] }),
    ]
    await Promise.all([one, two])
    const chatServers = [
      { name: 'rack', addresses: ['http://rack/v1'], model: 'qwen', parallel: 4, timeoutSeconds: 300 },
    ]
    await engine.handlers['settings.change']({ chatServers })
    await engine.close()
    expect(await (await home.engine()).handlers['settings.read']({})).toEqual({
      theme: 'dark',
      language: 'system',
      parallelRuns: 3,
      threads: 0,
      keptRepliesGigabytes: 4,
      dismissedHints: ['scrubber'],
      chatServers,
    })
  })

  it('keep what another engine of the home has changed in the meantime', async () => {
    const [window, terminal] = [await home.engine(), await home.engine()]
    await window.handlers['settings.change']({ theme: 'dark' })
    await Promise.all([
      terminal.handlers['settings.change']({ threads: 2 }),
      window.handlers['settings.change']({ parallelRuns: 2 }),
    ])
    await terminal.handlers['settings.change']({ dismissedHints: ['scrubber'] })
    const all = { ...defaults, theme: 'dark', threads: 2, parallelRuns: 2, dismissedHints: ['scrubber'] }
    expect(JSON.parse(await readFile(home.path('settings.json'), 'utf8'))).toEqual(all)
  })

  it('take what they can of a file of another version', async () => {
    expect(await given('{"theme": "light", "parallelRuns": 99, "newer": true}')).toEqual({
      ...defaults,
      theme: 'light',
    })
  })

  it('set a file aside that is none, without losing it', async () => {
    expect(await given('{"theme": "li')).toEqual(defaults)
    expect(await readFile(home.path('settings.json.broken'), 'utf8')).toBe('{"theme": "li')
    expect(await readdir(home.folder)).not.toContain('settings.json')
  })
})

describe('engine.facts', () => {
  it('say where things are and what there is', async () => {
    const [first, second] = [await home.engine(), await home.engine()]
    const facts = await first.handlers['engine.facts']({})
    expect(facts).toMatchObject({ home: home.folder, runsFolder: home.path('runs'), session: first.session })
    expect(facts.cores).toBeGreaterThanOrEqual(1)
    expect(facts.memoryBytes).toBeGreaterThan(1e8)
    expect(second.session).not.toBe(first.session)
  })
})
