import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { heldOutOf } from '#shared/vocabulary/results.ts'
import { importSmall, rowOf, untilSeq, untilStatus } from '../engine.testing.ts'
import { freshHomes } from '../freshHomes.testing.ts'
import { recNetSettings, smallStudy, startStudy, untilStudy } from './studies.testing.ts'

/** Three runs of RecNet, each long enough to be caught in the middle. */
const caught = smallStudy({
  rows: ['RecNet'],
  settings: { ...recNetSettings, evaluateEvery: 4 },
  seeds: [1, 2, 3],
})

const { freshHome, keep } = freshHomes()

describe('a running study', () => {
  it('stops with its runs paused, starts none meanwhile, and goes on to the same bytes', async () => {
    const undisturbed = await freshHome()
    const other = await undisturbed.engine()
    await untilStudy(other, await startStudy(other, caught), 'ended')

    const home = await freshHome()
    const engine = await home.engine()
    const study = await startStudy(engine, caught)
    await untilSeq(engine, 'small-recnet-1', 20)
    await engine.handlers['studies.stop']({ study })
    await untilStatus(engine, ['small-recnet-1'], 'paused')
    expect((await engine.handlers['studies.view']({ study })).views.map(({ status }) => status)).toEqual([
      'paused',
      'waiting',
      'waiting',
    ])
    await engine.handlers['studies.start']({ study })
    const view = await untilStudy(engine, study, 'ended')
    expect(view.cells.finished).toBe(3)
    for (const { run } of view.views)
      expect((await home.events(run ?? '')) === (await undisturbed.events(run ?? ''))).toBe(true)
  })

  it('goes on by itself when the engine was killed, and makes no run twice', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const study = await startStudy(engine, caught)
    await untilSeq(engine, 'small-recnet-2', 10)
    const killed = keep(await home.copied())
    const next = await killed.engine()
    const view = await untilStudy(next, study, 'ended')
    expect(view.views.map(({ run }) => run)).toEqual(['small-recnet-1', 'small-recnet-2', 'small-recnet-3'])
    expect(await next.handlers['runs.list']({})).toHaveLength(3)
    await untilStudy(engine, study, 'ended')
    for (const { run } of view.views)
      expect((await home.events(run ?? '')) === (await killed.events(run ?? ''))).toBe(true)
  })

  it('works on as many runs at once as it says, and on no more', async () => {
    const engine = await (await freshHome()).engine()
    const most = { running: 0 }
    engine.onPush((name, payload) => {
      if (name !== 'runs.changed') return
      const rows = payload as readonly { readonly status: string }[]
      most.running = Math.max(most.running, rows.filter(({ status }) => status === 'running').length)
    })
    const study = await startStudy(engine, { ...caught, runsAtOnce: 2 })
    await untilStudy(engine, study, 'ended')
    expect(most.running).toBe(2)
  })

  it('leaves a run alone that the user paused, and goes on with the others', async () => {
    const engine = await (await freshHome()).engine()
    const study = await startStudy(engine, caught)
    await untilSeq(engine, 'small-recnet-1', 10)
    await engine.handlers['runs.pause']({ run: 'small-recnet-1' })
    await untilStudy(engine, study, 'stopped')
    await engine.handlers['studies.start']({ study })
    const view = await untilStudy(engine, study, 'stopped')
    expect(view.views.map(({ status }) => status)).toEqual(['paused', 'finished', 'finished'])
    await engine.handlers['runs.resume']({ run: 'small-recnet-1' })
    await untilStudy(engine, study, 'ended')
  })
})

describe('a cell', () => {
  it('that fails keeps no other from its turn, and can be tried again', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const study = await startStudy(engine, smallStudy({ datasets: ['late', 'small'], rows: ['Pop'] }))
    const view = await untilStudy(engine, study, 'ended')
    expect(view.views.map(({ dataset, status, error }) => [dataset, status, error?.code])).toEqual([
      ['late', 'failed', 'dataset-unknown'],
      ['small', 'finished', undefined],
    ])
    expect((await engine.handlers['studies.results']({ study })).notes).toContain(
      'Pop with seed 1 (late) failed, and is missing.',
    )
    await importSmall(engine, home, 'late')
    await engine.handlers['studies.retry']({ study })
    expect((await untilStudy(engine, study, 'ended')).cells).toMatchObject({ finished: 2, failed: 0 })
    await expect(engine.handlers['studies.retry']({ study })).rejects.toMatchObject({ code: 'study-state' })
  })

  it('whose configuration has changed is neither used nor run again before it is renewed', async () => {
    const engine = await (await freshHome()).engine()
    const study = await startStudy(engine, smallStudy())
    await untilStudy(engine, study, 'ended')
    const file = smallStudy({ settings: { repetitions: 2 } })
    await engine.handlers['studies.change']({ study, file })
    await engine.handlers['studies.start']({ study })
    const changed = await untilStudy(engine, study, 'stopped')
    expect(changed.views.map(({ status, changes }) => [status, changes])).toEqual([
      ['changed', [{ what: 'repetitions', now: 2, run: 1 }]],
      ['changed', [{ what: 'repetitions', now: 2, run: 1 }]],
    ])
    const { blocks, evaluated } = await engine.handlers['studies.results']({ study })
    expect([evaluated, blocks[0]?.rows.flatMap(({ runs }) => runs)]).toEqual([0, []])
    await engine.handlers['studies.renew']({ study, cells: [changed.views[0]?.key ?? ''] })
    const renewed = await untilStudy(engine, study, 'stopped')
    expect(renewed.views.map(({ run, status }) => [run, status])).toEqual([
      ['small-pop-2', 'finished'],
      ['small-tf-idf-1', 'changed'],
    ])
    expect(renewed.leftOver).toEqual(['small-pop-1'])
  })
})

describe('a grid search', () => {
  const searching = smallStudy({
    rows: ['RecNet', 'Pop'],
    settings: { ...recNetSettings },
    sweeps: [{ updateSize: [4, 8] }],
    seeds: [1, 2],
    chooseBy: 'ndcg@10',
  })

  it('tries all points on validation items, and ranks the test once, for the chosen one', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    expect(await engine.handlers['studies.estimate']({ file: searching })).toMatchObject({ runs: 8 })
    const study = await startStudy(engine, searching)
    const view = await untilStudy(engine, study, 'ended')
    expect(view.cells).toMatchObject({ all: 8, finished: 8 })
    const rankedBy = async (run: string | null) => {
      const events = await home.logged(run ?? '')
      const ranked = events.flatMap((event) => (event.type === 'evaluation-completed' ? [heldOutOf(event.report.protocol)] : [])) // prettier-ignore
      return [...new Set(ranked)]
    }
    const tried = view.views.filter(({ row, chosen }) => row === 'RecNet' && !chosen)
    expect(tried).toHaveLength(4)
    for (const { run } of tried) expect(await rankedBy(run)).toEqual(['validation'])
    const tests = view.views.filter(({ row, chosen }) => row === 'RecNet' && chosen)
    expect(tests.map(({ seed, status }) => [seed, status])).toEqual([
      [1, 'finished'],
      [2, 'finished'],
    ])
    for (const { run } of tests) expect(await rankedBy(run)).toContain('test')
    const points = new Set(tests.map(({ point }) => point['updateSize']))
    expect(points.size).toBe(1)
    expect(tried.filter(({ status }) => status === 'left out').map(({ point }) => points.has(point['updateSize'] ?? 0))).toEqual([false, false]) // prettier-ignore

    const mean = async (updateSize: number) => {
      const runs = tried.filter(({ point }) => point['updateSize'] === updateSize).map(({ run }) => run ?? '')
      const values = await Promise.all(runs.map(async (run) => (await rowOf(engine, run)).ndcg10?.mean ?? 0))
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    const [four, eight] = [await mean(4), await mean(8)]
    expect([...points]).toEqual([eight > four ? 8 : 4])
    const results = await engine.handlers['studies.results']({ study })
    expect(results.blocks[0]?.rows.map(({ name, heldOut }) => [name, heldOut])).toEqual([
      ['RecNet', 'test'],
      ['Pop', 'test'],
    ])
    expect(results.notes.find((note) => note.startsWith('RecNet was tried at 2 points'))).toContain(
      `update_size 4 (${four.toFixed(4)}); update_size 8 (${eight.toFixed(4)})`,
    )
    const manifest = await readFile(home.path('runs', tried[0]?.run ?? '', 'manifest.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({ settings: { testAtEnd: false } })
  })

  it('is refused with a curve on test items, or where it says itself when the test is ranked', async () => {
    const engine = await (await freshHome()).engine()
    const create = (settings: Readonly<Record<string, string | boolean>>) =>
      Promise.resolve().then(() =>
        engine.handlers['studies.create']({ file: smallStudy({ ...searching, settings }) }),
      )
    await expect(create({ curveOn: 'test' })).rejects.toMatchObject({
      details: { code: 'hyperparameter-invalid', issues: [{ name: 'testAtEnd' }] },
    })
    await expect(create({ testAtEnd: true })).rejects.toMatchObject({
      details: { code: 'argument-invalid', argument: 'chooseBy' },
    })
  })
})
