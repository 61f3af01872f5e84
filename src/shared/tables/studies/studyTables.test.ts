import { describe, expect, it } from 'vitest'
import {
  buildStudyBlock,
  buildStudyCost,
  buildStudyResults,
  buildStudyRow,
  buildStudyRun,
  buildStudyTest,
  intervalsAround,
  metricValues,
} from '../../studies/studyResults.testing.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'
import { studyColdStartTable } from './studyColdStartTable.ts'
import { studyEfficiencyTable } from './studyEfficiencyTable.ts'
import { studyPaperTable } from './studyPaperTable.ts'
import { studyRowsTable } from './studyRowsTable.ts'
import { studyRunsTable } from './studyRunsTable.ts'
import { studyTableChoice } from '../../vocabulary/studies/studyTableChoice.ts'
import { studyTableFile } from './studyTableFile.ts'

const choice = studyTableChoice.parse({})
const values = (one: number, five: number, ten: number) =>
  metricValues(0, { 'ndcg@1': one, 'ndcg@5': five, 'ndcg@10': ten })
const marks = [
  {
    metric: 'ndcg@10',
    highest: 'RecNet',
    secondHighest: 'Pop',
    best: 'RecNet',
    second: null,
  },
] as const

function methods(): StudyResults {
  const rows = [
    buildStudyRow('Pop', values(0.11, 0.31, 0.46), { effectiveSeeds: 1, languageModel: '' }),
    buildStudyRow('RecNet', values(0.2, 0.4, 0.55), { caveat: 'text rules, not a language model' }),
  ]
  return buildStudyResults(
    [
      buildStudyBlock(rows, { dataset: 'my-cds-dense', tests: [buildStudyTest()], marks: [...marks] }),
      buildStudyBlock(rows.slice(0, 1), { dataset: 'demo' }),
    ],
    { notes: ['RecNet of seed 2021 failed.'] },
  )
}

describe('the table of a study', () => {
  it('has mean, interval, test and the published value of every method, and the floor without a rank', () => {
    const { rows } = studyRowsTable(methods(), choice)
    expect(rows.map(({ dataset, name, unranked }) => [dataset, name, unranked])).toEqual([
      ['my-cds-dense', 'Pop', undefined],
      ['my-cds-dense', 'RecNet', undefined],
      ['my-cds-dense', 'random floor', 'yes'],
      ['demo', 'Pop', undefined],
      ['demo', 'random floor', 'yes'],
    ])
    expect(rows[0]).toMatchObject({
      'ndcg@10': 0.46,
      'paper ndcg@10': 0.2433,
      'difference ndcg@10': 0.1,
      'p ndcg@10': 0.008,
      'effect ndcg@10': 0.4,
      'detectable ndcg@10': 0.06,
      effectiveSeeds: 1,
    })
    expect(rows[0]?.['half ndcg@10']).toBeCloseTo(0.02, 12)
    expect(rows[3]?.['paper ndcg@10']).toBeNull()
  })

  it('puts the dataset of the paper beside that is chosen, or none', () => {
    const beside = { 'my-cds-dense': 'none', demo: 'Office' } as const
    const { rows } = studyRowsTable(methods(), { ...choice, beside })
    expect([rows[0]?.['paper ndcg@10'], rows[3]?.['paper ndcg@10']]).toEqual([null, 0.2137])
  })

  it('marks the best by the tests, or the highest by the convention of the paper', () => {
    const marked = (by: 'test' | 'highest') => studyPaperTable(methods(), { ...choice, by }).marks
    expect(marked('test')).toEqual([{ row: 1, column: 'my-cds-dense ndcg@10', mark: 'best' }])
    expect(marked('highest')).toEqual([
      { row: 0, column: 'my-cds-dense ndcg@10', mark: 'second' },
      { row: 1, column: 'my-cds-dense ndcg@10', mark: 'best' },
    ])
  })

  it('as in a paper has methods below and datasets beside one another, published values where there are some', () => {
    const { columns, rows, rules } = studyPaperTable(methods(), choice)
    expect(columns.map(({ group, label }) => [group, label].join(' ').trim())).toEqual([
      'Method',
      'my-cds-dense N@1',
      'my-cds-dense paper',
      'my-cds-dense N@5',
      'my-cds-dense paper',
      'my-cds-dense N@10',
      'my-cds-dense paper',
      'demo N@1',
      'demo N@5',
      'demo N@10',
    ])
    expect(rows.map(({ name }) => name)).toEqual(['Pop', 'RecNet', 'random floor'])
    expect(rules).toEqual([0, 2])
  })

  it('as LaTeX has groups, bold, underlined and grey, and below it everything that must be known', () => {
    const latex = studyTableFile(methods(), { ...choice, by: 'highest', table: 'study', format: 'latex' })
    expect(latex).toContain('& \\multicolumn{6}{c}{my-cds-dense} & \\multicolumn{3}{c}{demo} \\\\')
    expect(latex).toContain('\\cmidrule(lr){2-7} \\cmidrule(lr){8-10}')
    expect(latex).toContain('\\textbf{0.5500}{\\tiny\\,$\\pm$.020} & \\textcolor{black!55}{0.5745}')
    expect(latex).toContain('\\underline{0.4600}')
    expect(latex).toContain('whether or not they can be told apart')
    expect(latex).toContain('RecNet: text rules, not a language model.')
    expect(latex).toContain('RecNet of seed 2021 failed.')
    expect(latex).toContain('the seeds of Pop gave the same rankings, and count once.')
    expect(latex).toContain('CDs beside my-cds-dense')
  })

  it('says how much of the study is evaluated', () => {
    const partial = { ...methods(), evaluated: 3, cells: 6 }
    for (const format of ['csv', 'latex', 'text'] as const)
      expect(studyTableFile(partial, { ...choice, table: 'study', format })).toContain(
        'Partial results: 3 of 6 cells are evaluated.',
      )
    const [block] = partial.blocks
    const going = block?.rows.map((row, index) =>
      index === 0 ? { ...row, runs: row.runs.map((run, at) => ({ ...run, final: at > 0 })) } : row,
    )
    const both = { ...partial, blocks: block && going ? [{ ...block, rows: going }] : [] }
    expect(studyTableFile(both, { ...choice, table: 'study', format: 'text' })).toContain(
      'Partial results: 3 of 6 cells are evaluated; 1 run has not finished, and stands with its newest evaluation.',
    )
  })

  it('as text has a part for each block, with marks, tests and seeds', () => {
    const text = studyTableFile(methods(), { ...choice, table: 'study', format: 'text' })
    expect(text).toMatch(/RecNet +0\.2000 ±0\.020 .* 0\.5500\* ±0\.020 +0\.5745 /)
    expect(text).toMatch(/Pop .* \+0\.1000 +0\.0080 +2\n/)
    expect(text).toContain('\ndemo · built-in agent\n')
    expect(text).toContain('* best  + second best')
  })

  it('gives the values of Figure 7 to the points of a sweep', () => {
    const point = (updateSize: number) =>
      buildStudyRow(`RecNet, |B| ${updateSize}`, values(0.1, 0.3, 0.5), {
        row: 'RecNet',
        point: { updateSize },
      })
    const results = buildStudyResults([buildStudyBlock([point(10), point(11)], { dataset: 'cds' })], {
      file: { kind: 'sensitivity', cutoffs: ['ndcg@5'], rows: ['RecNet'] },
    })
    const { rows } = studyRowsTable(results, choice)
    expect(rows.slice(0, 2).map((row) => [row['setting updateSize'], row['paper ndcg@5']])).toEqual([
      ['10', 0.472],
      ['11', null],
    ])
  })
})

describe('other tables of a study', () => {
  it('say what a method took: calls by class, the symbols of the paper, and time', () => {
    const rows = [
      buildStudyRow('RecNet', values(0.2, 0.4, 0.55), {
        cost: buildStudyCost({ growth: { exponent: 0.98, factor: 2, fit: 0.999, points: [] } }),
      }),
      buildStudyRow('Pop', values(0.1, 0.3, 0.46)),
    ]
    const results = buildStudyResults([buildStudyBlock(rows, { dataset: 'cds' })], {
      file: { kind: 'efficiency' },
    })
    const table = studyEfficiencyTable(results, choice)
    expect(table.rows).toHaveLength(1)
    expect(table.rows[0]).toMatchObject({
      complexity: 'O(λN + M)',
      calls: 400,
      clientCalls: 300,
      routerCalls: 100,
      otherCalls: 0,
      clients: 25,
      routers: 6,
      exponent: 0.98,
      promptTokens: 130000,
      minutes: 4,
      modelMinutes: 3,
      paperMinutes: 41,
      'paper ndcg@10': 0.5745,
    })
  })

  it('have each cold client plain and augmented, with the test between', () => {
    const pair = {
      clients: 12,
      fallbacks: 3,
      plain: values(0.1, 0.3, 0.45),
      augmented: values(0.2, 0.4, 0.5),
      plainInterval: intervalsAround(values(0.1, 0.3, 0.45)),
      augmentedInterval: intervalsAround(values(0.2, 0.4, 0.5)),
      tests: [buildStudyTest({ difference: 0.05, pHolm: 0.3 })],
    }
    const row = buildStudyRow('RecNet', values(0.2, 0.4, 0.5), { coldStart: { items: pair, users: null } })
    const { rows } = studyColdStartTable(buildStudyResults([buildStudyBlock([row])]))
    expect(rows).toMatchObject([
      { cold: 'items', profile: 'plain', clients: 12, fallbacks: null, 'ndcg@10': 0.45 },
      {
        cold: 'items',
        profile: 'augmented',
        fallbacks: 3,
        'ndcg@10': 0.5,
        'difference ndcg@10': 0.05,
        'p ndcg@10': 0.3,
      },
    ])
  })

  it('have each run with where its routers went', () => {
    const counts = [20, 23, 18].map((count, index) => ({
      step: index * 25,
      count,
      splits: index,
      merges: 1,
      rewrites: 0,
    }))
    const mean = values(0.2, 0.4, 0.5)
    const row = buildStudyRow('RecNet, K 20', mean, {
      point: { initialRouterCount: 20 },
      runs: [buildStudyRun(7, mean, { routerCounts: counts, final: false })],
    })
    const { rows } = studyRunsTable(buildStudyResults([buildStudyBlock([row])]))
    expect(rows).toMatchObject([
      {
        'setting initialRouterCount': '20',
        seed: 7,
        finished: 'no',
        routersFirst: 20,
        routersLast: 18,
        routersFewest: 18,
        routersMost: 23,
        splits: 3,
        merges: 3,
      },
    ])
  })
})
