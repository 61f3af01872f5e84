/** Methods that were started together on a small dataset, joined by an engine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf } from '#shared/tables/csvOf.ts'
import { jointTable } from '#shared/tables/jointTable.ts'
import type { JointReport } from '#shared/vocabulary/inspection.ts'
import type { EvaluationReport } from '#shared/vocabulary/results.ts'
import type { Engine } from '../../createEngine.ts'
import { importSmall, makeHome, untilStatus, type Home } from '../../engine.testing.ts'

const request = { dataset: 'small', vectorIndex: 'memory', note: '' } as const
const settings = { seed: 7, repetitions: 2 }
let home: Home
let engine: Engine
let started: readonly string[]

beforeAll(async () => {
  home = await makeHome()
  engine = await home.engine()
  await importSmall(engine, home)
  started = await engine.handlers['runs.startTogether']({
    requests: [
      { ...request, variant: 'LLMRank', settings },
      { ...request, variant: 'Pop', settings },
      { ...request, variant: 'LLMRank', settings: { ...settings, historyLimit: 1, interactionLimit: 4 } },
    ],
  })
  await untilStatus(engine, started, 'finished')
})
afterAll(() => home.remove())

const joint = (runs: readonly string[]): Promise<JointReport> =>
  Promise.resolve(engine.handlers['runs.joint']({ runs: [...runs] }))
const evaluationOf = ({ evaluation }: JointReport) => evaluation as EvaluationReport

describe('runs.startTogether', () => {
  it('queues a run for each request in order', () => {
    expect(started).toEqual(['small-llmrank-1', 'small-pop-1', 'small-llmrank-2'])
  })

  it('starts none where one is refused', async () => {
    const before = await engine.handlers['runs.list']({})
    await expect(
      engine.handlers['runs.startTogether']({
        requests: [
          { ...request, variant: 'Pop', settings },
          { ...request, variant: 'Pop', settings: { maxRules: 3 } },
        ],
      }),
    ).rejects.toMatchObject({ code: 'hyperparameter-invalid' })
    expect(await engine.handlers['runs.list']({})).toHaveLength(before.length)
  })
})

describe('runs.joint', () => {
  it('has one table: own methods by what differs, the other references, floor, tests, shortcuts', async () => {
    const found = await joint(started)
    expect(found.incomparable).toBeNull()
    const evaluation = evaluationOf(found)
    const names = evaluation.methods.map(({ method }) => method)
    expect(names[0]).toMatch(/^LLMRank, Interactions all, History 20$/)
    expect(names.slice(1)).toEqual([
      'Pop',
      'LLMRank, Interactions 4, History 1',
      'TF-IDF',
      'TF-IDF, train only',
    ])
    expect(evaluation.tests).toHaveLength(5 * 3)
    expect(found.runs.map(({ asksModels, final, seed }) => [asksModels, final, seed])).toEqual([
      [true, true, 7],
      [false, true, 7],
      [true, true, 7],
    ])
    expect(found.runs[0]?.languageModel).toContain('not a language model')
    expect(evaluation.methods[0]?.caveat).toContain('not a language model')
    expect(found.notes).toEqual([
      'The runs differ in “Interactions”: all for LLMRank, Interactions all, History 20; all for Pop; 4 for LLMRank, Interactions 4, History 1.',
    ])
  })

  it('computes shortcut rankers as the checks of the dataset do, on the same candidates', async () => {
    const checks = await engine.handlers['datasets.checks']({ dataset: 'small' })
    const { shortcuts } = await joint(started)
    expect(shortcuts?.shortcuts).toEqual(checks.shortcuts)
    expect(shortcuts?.checks.map(({ id }) => id)).toEqual(checks.shortcuts.map(({ id }) => id))
    expect(checks.users).toBe(evaluationOf(await joint(started)).protocol.users)
  })

  it('is a table of rows that no shortcut or floor is bold in, and exports as CSV and LaTeX', async () => {
    const found = await joint(started.slice(0, 2))
    const table = jointTable(found, evaluationOf(found))
    expect(table.rows.map(({ method, unranked }) => [method, unranked])).toEqual([
      ['LLMRank', undefined],
      ['Pop', undefined],
      ['TF-IDF', undefined],
      ['TF-IDF, train only', undefined],
      ['random floor', 'yes'],
      ['shortcut: Most popular first', 'yes'],
      ['shortcut: Least popular first', 'yes'],
      ['shortcut: Unseen in training first', 'yes'],
      ['shortcut: Longest title first', 'yes'],
    ])
    const test = evaluationOf(found).tests.find(
      ({ against, metric }) => against === 'Pop' && metric === 'ndcg@5',
    )
    expect(table.rows[1]).toMatchObject({ 'p ndcg@5': test?.pHolm, run: 'small-pop-1', seed: 7 })
    const file = async (format: 'csv' | 'latex') => {
      const answer = await engine.handlers['export.table']({
        runs: started.slice(0, 2),
        table: 'joint',
        format,
      })
      return { name: answer.fileName, text: Buffer.from(answer.base64, 'base64').toString() }
    }
    const csv = await file('csv')
    expect(csv.name).toBe('joint_small_seed7.csv')
    expect(csv.text).toContain(csvOf(table, []))
    expect(csv.text).toContain(
      '# LLMRank is small-llmrank-1: built-in agent v2 (answers by text rules; not a language model)',
    )
    expect(csv.text).toContain('# Pop is small-pop-1: asks no model; seed 7.')
    const latex = await file('latex')
    expect(latex.name).toBe('joint_small_seed7.tex')
    expect(latex.text).toContain(
      'Method & {NDCG@1} & {NDCG@5} & {NDCG@10} & {HR@1} & {HR@5} & {HR@10} & {MRR} & Coverage & p (Holm) NDCG@1',
    )
    expect(latex.text).toContain('the random floor is no competitor')
  })

  it('says what keeps runs from being joined', async () => {
    const [other = ''] = await engine.handlers['runs.startTogether']({
      requests: [{ ...request, variant: 'Pop', settings: { ...settings, repetitions: 1 } }],
    })
    await untilStatus(engine, [other], 'finished')
    expect(await joint(['small-pop-1', other])).toMatchObject({
      incomparable: 'the protocols differ in repetitions: 2 in small-pop-1, 1 in small-pop-2',
      evaluation: null,
    })
    await expect(
      engine.handlers['export.table']({ runs: ['small-pop-1', other], table: 'joint', format: 'csv' }),
    ).rejects.toMatchObject({ code: 'argument-invalid' })
  })
})
