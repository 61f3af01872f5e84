import { readFile, stat, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyRunView, foldRun } from '#shared/events/foldRun.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import { glanceOf } from '#shared/events/view/runGlance.ts'
import { writeSealed } from '../../adapters/files/sealed/sealedJson.ts'
import { without } from '../bundles/without.ts'
import type { Engine } from '../createEngine.ts'
import {
  importSmall,
  makeHome,
  pushed,
  rowOf,
  startSmall,
  untilStatus,
  type Home,
} from '../engine.testing.ts'

let home: Home
let engine: Engine
let events: readonly StampedEvent[]
const run = 'small-recnet-1'

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  await startSmall(engine, { seed: 7, updateSize: 6 }, 'the first')
  await untilStatus(engine, [run], 'finished')
  events = await home.logged(run)
})
afterAll(() => home.remove())

describe('runs.list', () => {
  it('shows what a run is, where it stands and what differs from its variant', async () => {
    const row = await rowOf(engine, run)
    const final = foldRun(emptyRunView(), events).evaluations.at(-1)
    expect(row).toMatchObject({
      status: 'finished', dataset: 'small', variant: 'RecNet', seed: 7, step: 32, interactions: 32, note: 'the first', tags: [],
      queuePlace: null, error: null, elsewhere: false, progress: null,
      ndcg10: { mean: final?.methods[0]?.mean['ndcg@10'], final: true }, floor10: final?.floor['ndcg@10'],
    }) // prettier-ignore
    expect(row.languageModel.caveat).toMatch(/not a language model/)
    expect(row.differences).toEqual([
      { name: 'seed', value: 7, instead: 2020 },
      { name: 'initialRouterCount', value: 4, instead: 20 },
      { name: 'updateSize', value: 6, instead: 25 },
      { name: 'evaluateEvery', value: 16, instead: 100 },
      { name: 'repetitions', value: 1, instead: 3 },
    ])
  })

  it('refuses a configuration that is none, and leaves nothing behind', async () => {
    await expect(startSmall(engine, { updateSize: 0 })).rejects.toMatchObject({
      details: { code: 'hyperparameter-invalid', issues: [{ name: 'updateSize', found: '0' }] },
    })
    const request = {
      dataset: 'small',
      variant: 'RecNet',
      settings: {},
      vectorIndex: 'memory',
      note: '',
    } as const
    await expect(engine.handlers['runs.start']({ ...request, variant: 'w/o sense' })).rejects.toMatchObject({
      details: { code: 'argument-invalid', found: 'w/o sense' },
    })
    await expect(engine.handlers['runs.start']({ ...request, dataset: 'nothing' })).rejects.toMatchObject({
      code: 'dataset-unknown',
    })
    expect(await engine.handlers['runs.list']({})).toHaveLength(1)
  })
})

describe('runs.view and runs.events', () => {
  it('answer the fold of the log without the full report, and the log in pages', async () => {
    const whole = foldRun(emptyRunView(), events)
    expect(whole.report).not.toBeNull()
    expect(await engine.handlers['runs.view']({ run })).toEqual({ ...whole, report: null })
    const paged: StampedEvent[] = []
    for (;;) {
      const page = await engine.handlers['runs.events']({ run, after: paged.length, limit: 97 })
      expect(page.length).toBe(Math.min(97, events.length - paged.length))
      if (page.length === 0) break
      paged.push(...page)
    }
    expect(paged).toEqual(events)
    expect(await engine.handlers['runs.events']({ run, after: 3, limit: 2 })).toEqual(events.slice(3, 5))
  })

  it('answer the fold of the log up to a step, also one beyond the end', async () => {
    for (const step of [0, 1, 7, 16, 17, 31, 32, 900]) {
      const cut = foldRun(
        emptyRunView(),
        events.filter((event) => event.step <= step),
      )
      const glance = await engine.handlers['runs.glance']({ run, step })
      expect(glance).toEqual(glanceOf(cut))
      expect(glance).not.toHaveProperty('rewards')
    }
  })

  it('fold a log anew that the kept view does not fit, and keep that', async () => {
    const file = home.path('runs', run, 'view.json')
    const kept = JSON.parse(await readFile(file, 'utf8')) as {
      sha256: string
      bytes: number
      view: { step: number; report: unknown }
    }
    expect(kept.bytes).toBe((await stat(home.path('runs', run, 'events.jsonl'))).size)
    expect(kept.view.report).toBeNull()
    const view = await engine.handlers['runs.view']({ run })
    for (const stale of [
      { ...kept, bytes: 1 },
      { ...kept, format: 0 },
      { ...kept, view: { step: 1 } },
    ]) {
      await writeSealed(file, { ...without(stale, 'sha256'), view: { ...stale.view, step: 1 } })
      expect(await engine.handlers['runs.view']({ run })).toEqual(view)
      expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(kept)
    }
    for (const broken of ['half a fi', JSON.stringify({ ...kept, view: { ...kept.view, step: 1 } })]) {
      await writeFile(file, broken)
      expect(await engine.handlers['runs.view']({ run })).toEqual(view)
    }
  })

  it('tell a page that listens everything once and in order, on disk before it is told', async () => {
    const told: StampedEvent[] = []
    const sizes: number[] = []
    const stop = engine.onPush((name, payload) => {
      if (name !== 'run.events') return
      told.push(...(payload as { events: StampedEvent[] }).events)
      sizes.push(told.length)
    })
    const next = await startSmall(engine, { seed: 7, updateSize: 6 })
    const first = await pushed(engine, 'run.events')
    const onDisk = (await home.events(next)).trim().split('\n').length
    expect(onDisk).toBeGreaterThanOrEqual(first.events.at(-1)?.seq ?? Infinity)
    const live = await engine.handlers['runs.view']({ run: next })
    expect(live.seq).toBeGreaterThanOrEqual(first.events.at(-1)?.seq ?? Infinity)
    expect(live.report).toBeNull()
    await untilStatus(engine, [next], 'finished')
    stop()
    expect(sizes.length).toBeGreaterThan(40)
    expect(told).toEqual(events)
  })
})

describe('runs.report and runs.manifest', () => {
  it('answer what is on disk, and the newest evaluation of a run that stopped', async () => {
    const written = JSON.parse(await readFile(home.path('runs', run, 'report.json'), 'utf8')) as RunReport
    expect(await engine.handlers['runs.report']({ run })).toEqual(written)
    const path = home.path('runs', run, 'report.json')
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('"curve"', '"Curve"'))
    expect(await engine.handlers['runs.report']({ run })).toEqual(written)
    await writeFile(path, text)
    const stopped = await startSmall(engine, { seed: 7, updateSize: 6 })
    expect(await engine.handlers['runs.report']({ run: stopped })).toBeNull()
    await pushed(engine, 'run.events', (some) =>
      some.events.some((event) => event.type === 'evaluation-completed'),
    )
    await engine.handlers['runs.stop']({ run: stopped })
    await untilStatus(engine, [stopped], 'stopped')
    expect((await engine.handlers['runs.report']({ run: stopped }))?.curve).toEqual(written.curve.slice(0, 1))
    expect(await engine.handlers['runs.manifest']({ run })).toMatchObject({
      variant: 'RecNet',
      settings: { seed: 7 },
    })
  })
})
