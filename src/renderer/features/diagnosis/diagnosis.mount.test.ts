/** What a person finds on the page when something goes wrong: the state of the engine, the log, and what to send. */
import { beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildManifest } from '#shared/charts/figureRun.testing.ts'
import { WorkbenchError, toWire } from '#shared/errors.ts'
import { parseHyperparameters } from '#shared/vocabulary/hyperparameters.ts'
import type { LogEntry } from '#shared/vocabulary/log.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const entry = (id: string, parts: Partial<LogEntry> = {}): LogEntry => ({
  id,
  at: '2026-11-26T09:00:00.000Z',
  level: 'error',
  program: 'engine',
  scope: 'runs/demo-recnet-1',
  message: 'The run demo-recnet-1 failed.',
  error: { code: 'ENOSPC', message: 'Error: no space left on device', stack: ['at write (jsonFile.ts:31)'] },
  causes: [],
  ...parts,
})
const manifest = buildManifest({ settings: parseHyperparameters({}) })
const failedRun = buildRow({
  status: 'failed',
  error: { code: 'internal', message: 'no space left on device' },
  logId: 'mh-1',
})

let copied: string[] = []
beforeEach(() => {
  copied = []
  const clipboard = { writeText: async (text: string) => void copied.push(text) }
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard })
})

describe('Settings → Show log', () => {
  it('reads nothing until it is asked, and then shows the newest entries, by level', async () => {
    const info = entry('mh-2', {
      level: 'info',
      scope: 'engine',
      message: 'The engine is ready.',
      error: null,
    })
    const engine = playEngine({
      'replies.size': () => ({ replies: 0, bytes: 0, fileBytes: 0 }),
      'log.read': ({ level }) => (level === 'error' ? [entry('mh-1')] : [info, entry('mh-1')]),
    })
    const page = await openPage(engine, '/settings')
    await page.see('The log holds no texts of datasets, prompts or replies.')
    expect(engine.asked('log.read')).toEqual([])
    await page.press('Show log')
    await page.see('The engine is ready. [mh-2]')
    expect(page.text()).toContain('no space left on device (ENOSPC)')
    expect(page.text()).toContain('at write (jsonFile.ts:31)')
    await page.type('Level of the entries', 'error')
    await eventually(() => expect(page.text()).not.toContain('The engine is ready.'))
    await page.press('Copy')
    expect(copied).toHaveLength(1)
    expect(copied[0]).toContain('The run demo-recnet-1 failed. [mh-1]')
    expect(engine.asked('log.read')).toEqual([
      { level: 'debug', limit: 100 },
      { level: 'error', limit: 100 },
    ])
  })

  it('says so if the log is empty', async () => {
    const engine = playEngine({
      'replies.size': () => ({ replies: 0, bytes: 0, fileBytes: 0 }),
      'log.read': () => [],
    })
    const page = await openPage(engine, '/settings')
    await page.press('Show log')
    await page.see('Nothing has been written to the log yet.')
  })
})

describe('Copy diagnosis', () => {
  const failed = (read: () => readonly LogEntry[]) =>
    playEngine({ 'runs.manifest': () => manifest, 'runs.list': () => [failedRun], 'log.read': read })

  it('copies the error of a failed run with the entries about its own, and says so', async () => {
    const engine = failed(() => [entry('mh-1')])
    const page = await openPage(engine, '/run/demo-recnet-1')
    await page.press('Copy diagnosis')
    await eventually(() => expect(copied).toHaveLength(1))
    expect(engine.asked('log.read')).toEqual([{ level: 'debug', around: 'mh-1', limit: 40 }])
    for (const line of [
      'workbench: 0.1.0',
      'Error: internal',
      'Entry of the log: mh-1',
      'at write (jsonFile.ts:31)',
    ])
      expect(copied[0]).toContain(line)
    await eventually(() => expect(document.body.textContent).toContain('The diagnosis was copied.'))
  })

  it('copies the newest entries if those about the error are gone', async () => {
    const engine = playEngine({
      'runs.manifest': () => manifest,
      'runs.list': () => [failedRun],
      'log.read': ({ around }) => (around === undefined ? [entry('mh-9')] : []),
    })
    const page = await openPage(engine, '/run/demo-recnet-1')
    await page.press('Copy diagnosis')
    await eventually(() => expect(copied[0]).toContain('[mh-9]'))
  })

  it('copies what the page knows if the log cannot be read', async () => {
    const engine = failed(() => {
      throw new WorkbenchError({ code: 'engine-lost', reason: 'the connection closed' })
    })
    const page = await openPage(engine, '/run/demo-recnet-1')
    await page.press('Copy diagnosis')
    await eventually(() => expect(copied[0]).toContain('Log, the newest first, 0 entries:'))
  })

  it('is not offered for an error that its own advice can mend', async () => {
    const error = { code: 'run-unknown', folder: 'runs/a' } as const
    const engine = playEngine({
      'runs.manifest': () => manifest,
      'runs.list': () => [{ ...failedRun, error, logId: null }],
    })
    const page = await openPage(engine, '/run/demo-recnet-1')
    await page.see('runs/a')
    expect(() => page.button('Copy diagnosis')).toThrow('Nothing can be pressed')
  })
})

describe('the banner of the engine', () => {
  it('says that the engine starts again and why, and goes when it is ready', async () => {
    const engine = playEngine()
    const page = await openPage(engine, '/runs')
    const banner = () => document.querySelector('[role="status"][aria-live="polite"] .banner')
    expect(banner()).toBeNull()
    engine.tellState({ state: 'restarting', reason: 'It ran out of memory.' })
    await eventually(() => expect(banner()?.textContent).toContain('It ran out of memory.'))
    expect(banner()?.textContent).toContain('nothing is lost')
    engine.tellState({ state: 'ready', session: 'played' })
    await eventually(() => expect(banner()).toBeNull())
    expect(page.text()).not.toContain('It ran out of memory.')
  })

  it('shows why the engine is gone, and copies a diagnosis of it', async () => {
    const engine = playEngine({ 'log.read': () => [entry('mh-1')] })
    const page = await openPage(engine, '/runs')
    const gone = new WorkbenchError(
      { code: 'engine-lost', reason: 'it ended three times' },
      { logId: 'mh-1' },
    )
    engine.tellState({ state: 'gone', error: toWire(gone) })
    await eventually(() =>
      expect(document.querySelector('.gone [role="alert"]')?.textContent).toContain('it ended three times'),
    )
    await page.press('Copy diagnosis')
    await eventually(() => expect(copied[0]).toContain('engine: gone'))
    expect(copied[0]).toContain('Entry of the log: mh-1')
  })
})
