/** What each table says of runs. */
import { describe, expect, it } from 'vitest'
import { buildEvaluation, buildFigureRun, buildManifest, metrics } from '../charts/figureRun.testing.ts'
import { parseHyperparameters } from '../vocabulary/hyperparameters.ts'
import type { EvaluationReport } from '../vocabulary/results.ts'
import { callsTable } from './callsTable.ts'
import { datasetTable } from './datasetTable.ts'
import { methodsTable } from './methods/methodsTable.ts'
import { repetitionsTable } from './methods/repetitionsTable.ts'
import { runsTable } from './runsTable.ts'
import { testsTable } from './methods/testsTable.ts'

const report = (): EvaluationReport => {
  const point = buildEvaluation(600, { RecNet: 0.68, Pop: 0.43 })
  return {
    protocol: point.protocol,
    floor: metrics(0.45),
    methods: point.methods.map((method) => ({
      ...method,
      caveat: method.method === 'RecNet' ? 'text rules' : null,
      outcomes: [],
    })),
    tests: [
      {
        method: 'RecNet',
        against: 'Pop',
        metric: 'ndcg@10',
        difference: 0.25,
        interval: { low: 0.2, high: 0.3 },
        pValue: 0.001,
        pHolm: 0.003,
        wins: 70,
        ties: 10,
        losses: 20,
      },
    ],
  } as unknown as EvaluationReport
}

describe('the table of repetitions', () => {
  it('has each repetition of every method, the references once, and a line above each method but the first', () => {
    const one = report()
    const repeated: EvaluationReport = {
      ...one,
      methods: one.methods.map((method, index) => ({
        ...method,
        perRepetition: index === 0 ? [metrics(0.66), metrics(0.7)] : [metrics(0.43)],
      })),
    }
    const table = repetitionsTable([
      { label: 'seed 1', report: repeated },
      { label: 'seed 2', report: repeated },
    ])
    expect(
      table.rows.map((row) => [row['run'], row['method'], row['repetition'], row['ndcg@10']].join(' ')),
    ).toEqual([
      'seed 1 RecNet 1 0.66',
      'seed 1 RecNet 2 0.7',
      'seed 1 Pop 1 0.43',
      'seed 2 RecNet 1 0.66',
      'seed 2 RecNet 2 0.7',
    ])
    expect(table.rules).toEqual([2, 3])
  })

  it('has no row where a report kept no repetitions', () => {
    expect(repetitionsTable([{ label: 'seed 1', report: report() }])).toMatchObject({ rows: [], rules: [] })
  })
})

describe('the table of methods (Table 2)', () => {
  it('has the references once, the floor last and unranked, and the caveat beside its figures', () => {
    const { rows } = methodsTable([
      { label: 'seed 1', report: report() },
      { label: 'seed 2', report: report() },
    ])
    expect(rows.map(({ run, method }) => `${run}: ${method}`)).toEqual([
      'seed 1: RecNet',
      'seed 1: Pop',
      'seed 2: RecNet',
      ': random floor',
    ])
    expect(rows[0]).toMatchObject({
      'ndcg@10': 0.68,
      'ndcg@10 low': 0.68 - 0.1,
      note: 'text rules',
      coverage: 1,
    })
    expect(rows[3]).toMatchObject({ unranked: 'yes', 'ndcg@10': 0.45, coverage: null })
  })
})

describe('the table of methods of runs on different data', () => {
  it('has the references and the floor of each', () => {
    const other = report()
    const { rows } = methodsTable([
      { label: 'demo', report: report() },
      {
        label: 'dense',
        report: {
          ...other,
          floor: { ...other.floor, ...metrics(0.3) },
          methods: other.methods.map((method) => ({ ...method, mean: metrics(0.2) })),
        },
      },
    ])
    expect(rows.map(({ run, method, ...row }) => `${run}: ${method} ${row['ndcg@10']}`)).toEqual([
      'demo: RecNet 0.68',
      'demo: Pop 0.43',
      'dense: RecNet 0.2',
      'dense: Pop 0.2',
      'demo: random floor 0.45',
      'dense: random floor 0.3',
    ])
  })
})

describe('the table of tests', () => {
  it('has each paired test with its interval', () => {
    expect(testsTable([{ label: 'seed 1', report: report() }]).rows).toEqual([
      expect.objectContaining({
        run: 'seed 1',
        method: 'RecNet',
        against: 'Pop',
        metric: 'NDCG@10',
        difference: 0.25,
        low: 0.2,
        high: 0.3,
        pHolm: 0.003,
        wins: 70,
        ties: 10,
        losses: 20,
      }),
    ])
  })
})

describe('the table of runs', () => {
  it('has a column for each setting that differs, and no other', () => {
    const run = (initialRouterCount: number) =>
      buildFigureRun(
        { step: 9, routerCount: 4, evaluations: [buildEvaluation(9, { RecNet: 0.5 })] },
        { manifest: buildManifest({ settings: parseHyperparameters({ initialRouterCount }) }) },
      )
    const { columns, rows } = runsTable([run(5), run(40)])
    expect(columns.filter(({ key }) => key.startsWith('setting')).map(({ label }) => label)).toEqual(['K'])
    expect(rows[1]).toMatchObject({
      'setting initialRouterCount': '40',
      step: 9,
      routers: 4,
      'ndcg@10': 0.5,
      floor: 0.45,
      model: 'built-in agent v2 (answers by text rules; not a language model)',
    })
    expect(runsTable([buildFigureRun()]).rows[0]).toMatchObject({ 'ndcg@10': null, floor: null })
  })
})

describe('the table of calls (Table 5)', () => {
  it('sums the prompts, and has λ as calls for clients per client update', () => {
    const counts = { calls: 4, repaired: 1, fellBack: 0, shortened: 0, promptTokens: 40, replyTokens: 8 }
    const { rows } = callsTable([
      buildFigureRun({
        calls: { merge: counts, predict: { ...counts, calls: 2 } },
        clientCalls: 6,
        clientUpdates: 2,
      }),
    ])
    expect(rows.map(({ prompt, calls, lambda }) => [prompt, calls, lambda])).toEqual([
      ['merge', 4, null],
      ['predict', 2, null],
      ['all', 6, 3],
    ])
    expect(rows[2]).toMatchObject({ repaired: 2, promptTokens: 80, replyTokens: 16 })
    expect(callsTable([buildFigureRun()]).rows).toEqual([
      expect.objectContaining({ prompt: 'all', calls: 0, lambda: null }),
    ])
  })
})

describe('the table of datasets (Table 1)', () => {
  it('has each dataset once, sparsity in percent', () => {
    const { dataset } = buildManifest()
    const { rows } = datasetTable([dataset, dataset])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      name: 'demo',
      users: 100,
      items: 415,
      interactions: 800,
      hash: 'abcdef0123456789',
    })
    expect(rows[0]?.['sparsity']).toBeCloseTo(98.072, 9)
  })
})
