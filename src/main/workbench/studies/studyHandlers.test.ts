import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { freshHomes } from '../freshHomes.testing.ts'
import { smallStudy, startStudy, untilStudy } from './studies.testing.ts'

const { freshHome } = freshHomes()

describe('a study', () => {
  it('is a draft until it is started, and then runs every cell once and has ended', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    const file = smallStudy({ seeds: [1, 2] })
    const study = await engine.handlers['studies.create']({ file })
    expect(study).toBe('small-1')
    expect(await engine.handlers['studies.list']({})).toMatchObject([
      { study, title: 'Small', status: 'draft', cells: { all: 4, finished: 0, failed: 0, started: 0 } },
    ])
    expect(await readdir(home.path('runs')).catch(() => [])).toEqual([])
    await engine.handlers['studies.start']({ study })
    const view = await untilStudy(engine, study, 'ended')
    expect(view.cells).toEqual({ all: 4, finished: 4, failed: 0, started: 0 })
    expect(view.views.map(({ row, seed, run, status }) => [row, seed, run, status])).toEqual([
      ['Pop', 1, 'small-pop-1', 'finished'],
      ['TF-IDF', 1, 'small-tf-idf-1', 'finished'],
      ['Pop', 2, 'small-pop-2', 'finished'],
      ['TF-IDF', 2, 'small-tf-idf-2', 'finished'],
    ])
    const rows = await engine.handlers['runs.list']({})
    expect(rows.find(({ run }) => run === 'small-pop-2')?.study).toEqual({ study, cell: view.views[2]?.key })
    expect(view.millisecondsLeft).toBe(0)
  })

  it('makes one run for two cells that would be the same, and counts them once', async () => {
    const engine = await (await freshHome()).engine()
    const rows = ['Pop', { label: 'Pop again', variant: 'Pop' }]
    const study = await startStudy(engine, smallStudy({ rows }))
    const view = await untilStudy(engine, study, 'ended')
    expect(view.cells.all).toBe(1)
    expect(view.views.map(({ row, run }) => [row, run])).toEqual([
      ['Pop', 'small-pop-1'],
      ['Pop again', 'small-pop-1'],
    ])
    expect(await engine.handlers['studies.estimate']({ file: smallStudy({ rows }) })).toMatchObject({
      runs: 1,
      shared: 1,
      calls: 0,
      milliseconds: null,
    })
    expect(await engine.handlers['studies.estimate']({ file: smallStudy({ rows }), study })).toMatchObject({
      runs: 0,
    })
  })

  it('says what each row asks, and once what rows share', async () => {
    const engine = await (await freshHome()).engine()
    const rows = ['RecNet', 'w/o Filter Memory', 'w/o CPR', 'Pop']
    const sweeps = [{ updateSize: [6, 12] }]
    const { basis } = await engine.handlers['studies.estimate']({ file: smallStudy({ rows, sweeps }) })
    const of = (name: string) => basis.filter((sentence) => sentence.includes(name))
    expect(of('w/o Filter Memory').map((sentence) => sentence.split(': ')[0])).toEqual([
      '“RecNet, update_size 6” and “w/o Filter Memory, update_size 6”',
      '“RecNet, update_size 12” and “w/o Filter Memory, update_size 12”',
    ])
    expect(of('Client updates of RecNet are counted from the dataset')).toHaveLength(1)
    expect(of('Tokens and disk as with the built-in agent')).toHaveLength(1)
    expect(of('Memory is')).toEqual([])
  })

  it('shows cells in the order of its file, wherever a run that they share was made first', async () => {
    const engine = await (await freshHome()).engine()
    const rows = ['TF-IDF', 'Pop', 'RecNet', { label: 'TF-IDF again', variant: 'TF-IDF' }]
    const study = await engine.handlers['studies.create']({ file: smallStudy({ rows }) })
    const { views } = await engine.handlers['studies.view']({ study })
    expect(views.map(({ row }) => row)).toEqual(['TF-IDF', 'Pop', 'RecNet', 'TF-IDF again'])
  })

  it('whose file is damaged is listed with its fault and hurts no other', async () => {
    const home = await freshHome()
    const engine = await home.engine()
    await mkdir(home.path('studies', 'broken-1'), { recursive: true })
    await writeFile(home.path('studies', 'broken-1', 'study.json'), '{ "format": 1, "file": {')
    const study = await startStudy(engine, smallStudy())
    await untilStudy(engine, study, 'ended')
    const list = await engine.handlers['studies.list']({})
    expect(list.map((one) => [one.study, one.status, one.error?.code])).toEqual([
      [study, 'ended', undefined],
      ['broken-1', 'stopped', 'study-invalid'],
    ])
    await expect(engine.handlers['studies.start']({ study: 'broken-1' })).rejects.toMatchObject({
      details: { code: 'study-invalid', issues: [{ found: 'no JSON' }] },
    })
    await engine.handlers['studies.remove']({ study: 'broken-1' })
    expect(await engine.handlers['studies.list']({})).toHaveLength(1)
  })

  it('can be removed and restored, and its runs stay', async () => {
    const engine = await (await freshHome()).engine()
    const study = await startStudy(engine, smallStudy())
    await untilStudy(engine, study, 'ended')
    await engine.handlers['studies.remove']({ study })
    expect(await engine.handlers['studies.list']({})).toEqual([])
    await expect(engine.handlers['studies.view']({ study })).rejects.toMatchObject({ code: 'study-unknown' })
    expect(await engine.handlers['runs.list']({})).toHaveLength(2)
    expect(await engine.handlers['studies.create']({ file: smallStudy() })).toBe('small-2')
    await engine.handlers['studies.restore']({ study })
    expect((await engine.handlers['studies.view']({ study })).status).toBe('ended')
  })

  it('of which no run could be made is refused before it is kept', async () => {
    const engine = await (await freshHome()).engine()
    const create = (file: ReturnType<typeof smallStudy>) =>
      Promise.resolve().then(() => engine.handlers['studies.create']({ file }))
    await expect(create(smallStudy({ rows: ['Magic'] }))).rejects.toMatchObject({
      details: { code: 'argument-invalid', argument: 'rows', found: 'Magic' },
    })
    const sweeps = [{ repetitions: [1, 99] }]
    await expect(create(smallStudy({ settings: {}, sweeps }))).rejects.toMatchObject({
      details: { code: 'hyperparameter-invalid', issues: [{ name: 'repetitions', found: '99' }] },
    })
    const many = Array.from({ length: 50 }, (_, index) => index)
    const huge = [{ repetitions: many, evaluateEvery: many, interactionLimit: many }]
    await expect(create(smallStudy({ settings: {}, sweeps: huge }))).rejects.toMatchObject({
      code: 'too-large',
    })
    expect(await engine.handlers['studies.list']({})).toEqual([])
  })
})
