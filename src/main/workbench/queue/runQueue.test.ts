import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { RunRow } from '#shared/vocabulary/runs.ts'
import {
  pushed,
  rowOf,
  longSettings,
  smallSettings,
  startSmall,
  untilSeq,
  untilStatus,
} from '../engine.testing.ts'
import { freshHomes } from '../freshHomes.testing.ts'

/** The bytes of an uninterrupted run with seed 7. */
let reference = ''
let referenceReport = ''

const { freshHome, keep } = freshHomes(async (home, engine) => {
  const run = await startSmall(engine, referenceSettings)
  expect(run).toBe('small-recnet-1')
  await untilStatus(engine, [run], 'finished')
  reference = await home.events(run)
  referenceReport = await readFile(home.path('runs', run, 'report.json'), 'utf8')
  await engine.close()
  await rm(home.path('runs'), { recursive: true })
})

const queueOf = (rows: readonly RunRow[]) =>
  rows
    .filter((row) => row.queuePlace !== null)
    .sort((a, b) => (a.queuePlace ?? 0) - (b.queuePlace ?? 0))
    .map((row) => row.run)

/** The configuration of the reference; long enough to be caught in the middle. */
const referenceSettings = { seed: 7, evaluateEvery: 4 }

describe('the queue of runs', () => {
  it('starts runs one after the other in the order of the queue, which can be changed', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const { handlers } = engine
    const first = await startSmall(engine, longSettings)
    const [second, third, fourth] = [
      await startSmall(engine),
      await startSmall(engine),
      await startSmall(engine),
    ]
    expect((await rowOf(engine, first)).status).toBe('running')
    expect(queueOf(await handlers['runs.list']({}))).toEqual([second, third, fourth])
    await handlers['runs.reorder']({ run: fourth, place: 1 })
    expect(queueOf(await handlers['runs.list']({}))).toEqual([fourth, second, third])
    await handlers['runs.reorder']({ run: fourth, place: 2 })
    expect(queueOf(await handlers['runs.list']({}))).toEqual([second, fourth, third])
    await handlers['runs.reorder']({ run: second, place: 99 })
    expect(queueOf(await handlers['runs.list']({}))).toEqual([fourth, third, second])
    const begun: string[] = []
    engine.onPush((name, payload) => {
      if (name !== 'run.events') return
      const { run } = payload as { run: string }
      if (begun.at(-1) !== run) begun.push(run)
    })
    await handlers['runs.stop']({ run: first })
    await untilStatus(engine, [second, third, fourth], 'finished')
    expect(begun.filter((run) => run !== first)).toEqual([fourth, third, second])
    expect((await rowOf(engine, first)).status).toBe('stopped')
  })

  it('goes on after a pause with the bytes of an uninterrupted run', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, referenceSettings)
    await untilSeq(engine, run, 200)
    await engine.handlers['runs.pause']({ run })
    const [row] = await untilStatus(engine, [run], 'paused')
    expect(row).toMatchObject({ status: 'paused', interactions: 32, queuePlace: null, error: null })
    const paused = await home.events(run)
    expect(reference.startsWith(paused) && paused.length < reference.length).toBe(true)
    const { step } = await engine.handlers['runs.view']({ run })
    expect((await engine.handlers['runs.strip']({ run })).pauses).toMatchObject([
      { step, end: 'paused', resumedAt: null },
    ])
    await engine.handlers['runs.resume']({ run })
    await untilStatus(engine, [run], 'finished')
    expect(await engine.handlers['runs.strip']({ run })).toMatchObject({
      step: 32,
      finished: true,
      pauses: [{ step, end: 'paused', resumedAt: expect.any(String) as string }],
    })
    expect((await home.events(run)) === reference).toBe(true)
    expect(await readFile(home.path('runs', run, 'report.json'), 'utf8')).toBe(referenceReport)
  })

  it('goes on after a kill -9: the run that was running with the bytes of an uninterrupted one, then the queue as it was', async () => {
    const home = await freshHome()
    const request = (settings: object) =>
      JSON.stringify({
        dataset: 'small',
        variant: 'RecNet',
        settings: { ...smallSettings, ...settings },
        vectorIndex: 'memory',
        note: '',
      })
    const script = `
      import { createEngine } from '${import.meta.dirname}/../createEngine.ts'
      const engine = await createEngine({ home: process.argv[1], resources: '${import.meta.dirname}/../../../../resources' })
      const handlers = engine.handlers
      engine.onPush((name, { events }) => name === 'run.events' && events.at(-1).seq > 150 && ready && process.kill(process.pid, 'SIGKILL'))
      let ready = false
      await handlers['runs.start'](${request(referenceSettings)})
      await handlers['runs.start'](${request({ seed: 2 })})
      const third = await handlers['runs.start'](${request({ seed: 3 })})
      await handlers['runs.reorder']({ run: third, place: 1 })
      ready = true
    `
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, home.folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')
    const [run, second, third] = ['small-recnet-1', 'small-recnet-2', 'small-recnet-3'] as const
    const left = await home.events(run)
    expect(reference.startsWith(left) && left.length < reference.length).toBe(true)
    await writeFile(home.path('runs', run, 'events.jsonl'), `${left}{"seq":99999,"type":"profile-rev`)
    const engine = await home.engine()
    expect(await rowOf(engine, run)).toMatchObject({ status: 'running', elsewhere: false })
    expect(queueOf(await engine.handlers['runs.list']({}))).toEqual([third, second])
    await untilStatus(engine, [run, second, third], 'finished')
    const { pauses } = await engine.handlers['runs.strip']({ run })
    const lastStep = (JSON.parse(left.trim().split('\n').at(-1) ?? '') as { step: number }).step
    expect(pauses).toMatchObject([{ step: lastStep, end: null, at: null }])
    expect((await home.events(run)) === reference).toBe(true)
    expect(await readFile(home.path('runs', run, 'report.json'), 'utf8')).toBe(referenceReport)
  })

  it('carries out a pause that the engine did not live to carry out', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, referenceSettings)
    await untilSeq(engine, run, 150)
    await engine.handlers['runs.pause']({ run })
    const killed = keep(await home.copied())
    const state = JSON.parse(await readFile(killed.path('runs', run, 'state.json'), 'utf8')) as object
    await writeFile(
      killed.path('runs', run, 'state.json'),
      JSON.stringify({ ...state, status: 'running', ending: 'paused' }),
    )
    const next = await killed.engine()
    expect(await rowOf(next, run)).toMatchObject({ status: 'paused', queuePlace: null })
  })

  it('closes with runs still running, so that the next start goes on with them', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, referenceSettings)
    await untilSeq(engine, run, 150)
    await engine.close()
    const state = JSON.parse(await readFile(home.path('runs', run, 'state.json'), 'utf8')) as {
      status: string
    }
    expect(state.status).toBe('running')
    expect(await readdir(home.path('runs', run))).not.toContain('lock')
    expect(await readdir(home.folder)).not.toContain('engine.lock')
    const next = await home.engine()
    await untilStatus(next, [run], 'finished')
    expect((await home.events(run)) === reference).toBe(true)
  })

  it('gives up a run at which the engine died three times without a new event', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, longSettings)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    const { seq } = await engine.handlers['runs.view']({ run })
    await engine.close()
    const file = home.path('runs', run, 'state.json')
    const state = JSON.parse(await readFile(file, 'utf8')) as object
    const died = (count: number) =>
      writeFile(file, JSON.stringify({ ...state, status: 'running', attempts: { count, seq } }))
    await died(3)
    const next = await home.engine()
    const row = await rowOf(next, run)
    expect(row).toMatchObject({ status: 'failed', error: { code: 'engine-lost' } })
    await next.close()
    await died(2)
    const again = await home.engine()
    expect((await rowOf(again, run)).status).toBe('running')
  })

  it('writes the same events with two runs at a time as with one', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    await engine.handlers['settings.change']({ parallelRuns: 2 })
    const runs = [
      await startSmall(engine, referenceSettings),
      await startSmall(engine, referenceSettings),
      await startSmall(engine, referenceSettings),
    ]
    const rows = await engine.handlers['runs.list']({})
    expect(
      rows
        .filter((row) => row.status === 'running')
        .map((row) => row.run)
        .sort(),
    ).toEqual(runs.slice(0, 2))
    await untilStatus(engine, runs, 'finished')
    for (const run of runs) expect((await home.events(run)) === reference).toBe(true)
  })

  it('starts waiting runs as soon as settings make room', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const [first, second] = [await startSmall(engine, longSettings), await startSmall(engine)]
    expect((await rowOf(engine, second)).status).toBe('queued')
    await engine.handlers['settings.change']({ parallelRuns: 2 })
    await untilStatus(engine, [second], 'finished')
    expect((await rowOf(engine, first)).status).toBe('running')
  })

  it('lets one run fail without the other, keeps its error, and can go on with it', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const [good, bad] = [await startSmall(engine, referenceSettings), await startSmall(engine, { seed: 2 })]
    const manifestFile = home.path('runs', bad, 'manifest.json')
    const manifest = await readFile(manifestFile, 'utf8')
    await writeFile(manifestFile, manifest.replace(/"hash": "\w+"/, '"hash": "0000"'))
    await untilStatus(engine, [good], 'finished')
    await untilStatus(engine, [bad], 'failed')
    expect(await rowOf(engine, bad)).toMatchObject({
      error: { code: 'dataset-changed', name: 'small', expected: '0000' },
    })
    expect((await home.events(good)) === reference).toBe(true)
    await writeFile(manifestFile, manifest)
    await engine.handlers['runs.resume']({ run: bad })
    await untilStatus(engine, [bad], 'finished')
    expect((await rowOf(engine, bad)).error).toBeNull()
  })

  it('refuses what a status does not allow, saying what it expected', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const { handlers } = engine
    const [running, queued] = [await startSmall(engine, longSettings), await startSmall(engine)]
    const refused = (found: string, expected: RegExp) => ({
      details: { code: 'run-state', expected: expect.stringMatching(expected) as string, found },
    })
    await expect(handlers['runs.pause']({ run: queued })).rejects.toMatchObject(
      refused('a queued run', /running/),
    )
    await expect(handlers['runs.resume']({ run: running })).rejects.toMatchObject(
      refused('a running run', /paused, stopped or failed/),
    )
    await expect(handlers['runs.reorder']({ run: running, place: 1 })).rejects.toMatchObject(
      refused('a running run', /queued/),
    )
    await expect(handlers['runs.remove']({ run: running })).rejects.toMatchObject(
      refused('a running run', /not running/),
    )
    await expect(handlers['runs.pause']({ run: 'nothing' })).rejects.toMatchObject({ code: 'run-unknown' })
    await handlers['runs.stop']({ run: queued })
    expect((await rowOf(engine, queued)).status).toBe('stopped')
    await handlers['runs.stop']({ run: running })
    await handlers['runs.resume']({ run: queued })
    await untilStatus(engine, [queued], 'finished')
    await expect(handlers['runs.resume']({ run: queued })).rejects.toMatchObject(
      refused('a finished run', /paused/),
    )
  })

  it('keeps notes and tags, moves runs to the bin and back, and never gives a name twice', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const { handlers } = engine
    const run = await startSmall(engine, { seed: 1 }, 'a first note')
    await handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    await handlers['runs.annotate']({ run, tags: ['kept'] })
    expect(await rowOf(engine, run)).toMatchObject({ note: 'a first note', tags: ['kept'] })
    const removed = pushed(engine, 'runs.changed', (rows) => rows.length === 0)
    await handlers['runs.remove']({ run })
    await removed
    expect(await readdir(home.path('bin'))).toEqual([run])
    const other = await startSmall(engine, { seed: 1 })
    expect(other).toBe('small-recnet-2')
    await handlers['runs.restore']({ run })
    expect(await rowOf(engine, run)).toMatchObject({
      status: 'stopped',
      note: 'a first note',
      tags: ['kept'],
    })
    await expect(handlers['runs.restore']({ run })).rejects.toMatchObject({ code: 'run-unknown' })
  })

  it('empties the bin of what was removed more than thirty days ago', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const runs = [await startSmall(engine, { seed: 1 }), await startSmall(engine, { seed: 2 })] as const
    for (const run of runs) await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, runs, 'stopped')
    for (const run of runs) await engine.handlers['runs.remove']({ run })
    await engine.close()
    const file = home.path('bin', runs[0], 'state.json')
    const state = JSON.parse(await readFile(file, 'utf8')) as object
    await writeFile(
      file,
      JSON.stringify({ ...state, removedAt: new Date(Date.now() - 31 * 86_400_000).toISOString() }),
    )
    await home.engine()
    expect(await readdir(home.path('bin'))).toEqual([runs[1]])
  })

  it('shows a damaged folder as a failed row beside the others', async () => {
    const home = await freshHome()
    await mkdir(home.path('runs', 'no-manifest'), { recursive: true })
    await writeFile(home.path('runs', 'no-manifest', 'events.jsonl'), '')
    await mkdir(home.path('runs', 'bad-manifest'))
    await writeFile(home.path('runs', 'bad-manifest', 'manifest.json'), '{"format": 1, ')
    await mkdir(home.path('runs', 'no run at all'))
    const engine = await home.engine()
    const run = await startSmall(engine, referenceSettings)
    await untilStatus(engine, [run], 'finished')
    const file = home.path('runs', run, 'events.jsonl')
    await writeFile(file, reference.replace('\n', '\nnot an event\n'))
    const rows = await engine.handlers['runs.list']({})
    expect(rows.map((row) => [row.run, row.status, row.error?.code]).sort()).toEqual([
      ['bad-manifest', 'failed', 'run-corrupt'],
      ['no-manifest', 'failed', 'run-unknown'],
      [run, 'failed', 'run-corrupt'],
    ])
    await expect(engine.handlers['runs.view']({ run })).rejects.toMatchObject({
      details: { code: 'run-corrupt', row: 2 },
    })
    await writeFile(file, reference)
    expect(await rowOf(engine, run)).toMatchObject({ status: 'finished', error: null })
  })

  it('shows a run that another living process writes, and does not steer it', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const run = await startSmall(engine, referenceSettings)
    await engine.handlers['runs.stop']({ run })
    await untilStatus(engine, [run], 'stopped')
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })
    await once(other, 'spawn')
    const lock = home.path('runs', run, 'lock')
    await writeFile(lock, String(other.pid))
    expect(await rowOf(engine, run)).toMatchObject({ status: 'running', elsewhere: true })
    const busy = { details: { code: 'run-busy', owner: `process ${other.pid}` } }
    await expect(engine.handlers['runs.resume']({ run })).rejects.toMatchObject(busy)
    await expect(engine.handlers['runs.remove']({ run })).rejects.toMatchObject(busy)
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(await rowOf(engine, run)).toMatchObject({ status: 'stopped', elsewhere: false })
  })

  it('only looks at a home whose queue another engine runs', async () => {
    const home = await freshHome()
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })
    await once(other, 'spawn')
    await writeFile(home.path('engine.lock'), String(other.pid))
    const engine = await home.engine()
    expect(await engine.handlers['runs.list']({})).toEqual([])
    await expect(startSmall(engine)).rejects.toMatchObject({
      details: { code: 'run-busy', owner: `process ${other.pid}` },
    })
    await engine.close()
    expect(await readFile(home.path('engine.lock'), 'utf8')).toBe(String(other.pid))
    other.kill('SIGKILL')
    await once(other, 'exit')
  })
})
