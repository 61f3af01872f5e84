import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CHOICE, figureFormat } from '#shared/vocabulary/figures.ts'
import { importSmall, makeHome, startSmall, ticketFor, untilStatus, type Home } from '../engine.testing.ts'

const text = (base64: string) => Buffer.from(base64, 'base64').toString('utf8')

describe('exports of a run', () => {
  let home: Home
  beforeEach(async () => {
    home = await makeHome()
  })
  afterEach(() => home.remove())

  it('are the same bytes by the name and by the folder of a run, under a name that says what they are', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    const run = await startSmall(engine)
    await untilStatus(engine, [run], 'finished')
    const copy = await home.copied()
    const other = await copy.engine()
    const source = ticketFor(other, home.path('runs', run))
    const opened = await other.handlers['runs.open']({ source, forSession: true })
    for (const format of ['svg', 'pdf', 'csv'] as const) {
      const byName = await engine.handlers['export.figure']({
        figure: 'ndcg',
        runs: [run],
        choice: DEFAULT_CHOICE,
        ...figureFormat.parse({ format }),
      })
      const byFolder = await other.handlers['export.figure']({
        figure: 'ndcg',
        runs: [opened],
        choice: DEFAULT_CHOICE,
        ...figureFormat.parse({ format }),
      })
      expect(byName.fileName).toBe(`ndcg_small_seed2020.${format}`)
      expect(byFolder.base64).toBe(byName.base64)
    }
    await copy.remove()
    const at1 = await engine.handlers['export.figure']({
      figure: 'ndcg',
      runs: [run],
      choice: { ...DEFAULT_CHOICE, cutoff: 1 },
      ...figureFormat.parse({ format: 'svg' }),
    })
    expect(at1.fileName).toBe('ndcg_small_seed2020_at1.svg')
    expect(text(at1.base64)).toContain('NDCG@1</text>')
    const empty = engine.handlers['export.figure']({
      figure: 'training',
      runs: [run],
      choice: DEFAULT_CHOICE,
      ...figureFormat.parse({ format: 'svg' }),
    })
    await expect(empty).rejects.toMatchObject({ code: 'run-state' })
    const csv = await engine.handlers['export.table']({ table: 'methods', runs: [run], format: 'csv' })
    const latex = await engine.handlers['export.table']({ table: 'methods', runs: [run], format: 'latex' })
    expect(text(csv.base64)).toContain('NDCG@10 low')
    expect(text(csv.base64)).toContain('not a language model')
    expect(text(latex.base64)).toContain('\\toprule')
    expect(text(latex.base64)).not.toContain('NDCG@10 low')
    expect(latex.fileName).toBe('methods_small_seed2020.tex')
    const repetitions = await engine.handlers['export.table']({
      table: 'repetitions',
      runs: [run],
      format: 'markdown',
    })
    expect(repetitions.fileName).toBe('repetitions_small_seed2020.md')
    expect(text(repetitions.base64)).toContain('| Method | Repetition | NDCG@1 |')
    expect(text(repetitions.base64)).toContain('not a language model')
  }, 60_000)

  it('of results that are not there yet say so', async () => {
    const engine = await home.engine()
    await importSmall(engine, home)
    const run = await startSmall(engine, { evaluateEvery: 0, repetitions: 20 })
    await expect(
      engine.handlers['export.table']({ table: 'methods', runs: [run], format: 'csv' }),
    ).rejects.toMatchObject({ details: { code: 'run-state', run } })
  })
})
