/** The results of a study as a person reads them: table, marks, the paper beside, tests, caveats, figures, costs. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import {
  buildStudyBlock,
  buildStudyCost,
  buildStudyResults,
  buildStudyRow,
  buildStudyTest,
  metricValues,
} from '#shared/studies/studyResults.testing.ts'
import type { StudyResults } from '#shared/vocabulary/studies/studyResults.ts'
import { openPage } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../../mounted/records.testing.ts'
import { buildCell, buildStudySummary, buildStudyView } from '../buildStudy.testing.ts'

const study = 'study-1'
const caveat = 'answers by text rules; not a language model'
const file = {
  title: 'Ablations, demo',
  kind: 'ablations',
  rows: ['RecNet', 'w/o Buffer'],
  cutoffs: ['ndcg@5', 'ndcg@10'],
} as const
const results: StudyResults = buildStudyResults(
  [
    buildStudyBlock(
      [
        buildStudyRow('RecNet', metricValues(0.6), { caveat, cost: buildStudyCost() }),
        buildStudyRow('w/o Buffer', metricValues(0.5), { caveat, cost: buildStudyCost({ lambda: 1.4 }) }),
      ],
      {
        tests: [
          buildStudyTest({ against: 'w/o Buffer', pHolm: 0.2 }),
          buildStudyTest({ against: 'w/o Buffer', metric: 'ndcg@5', pHolm: 0.01 }),
        ],
        marks: [
          {
            metric: 'ndcg@10',
            highest: 'RecNet',
            secondHighest: 'w/o Buffer',
            best: null,
            second: null,
          },
        ],
        summary: ['RecNet cannot be told apart from w/o Buffer at NDCG@10.'],
      },
    ),
  ],
  { study, evaluated: 3, cells: 4, file: { ...file, rows: [...file.rows], cutoffs: [...file.cutoffs] } },
)
const view = buildStudyView({
  study,
  views: [buildCell({ run: 'run-a', status: 'finished' })],
  file: { ...file, rows: [...file.rows], cutoffs: [...file.cutoffs] },
})
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'studies.list': () => [buildStudySummary({ study })],
    'studies.view': () => view,
    'studies.results': () => results,
    'runs.list': () => [buildRow({ run: 'run-a' })],
    ...played,
  })
const cells = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' ').trim())

describe('the results of a study', () => {
  it('are a table with half intervals above the floor, marked only where tests allow it', async () => {
    const page = await openPage(engineWith(), `/studies/${study}`)
    await page.see('What the data supports')
    expect(page.rowsOf('Table 3, Ablations').slice(0, 3)).toEqual([
      ['RecNet', '0.6000 ±0.020', '0.6000 ±0.020'],
      ['w/o Buffer', '0.5000 ±0.020', '0.5000 ±0.020'],
      ['random floor', '0.2948', '0.4544'],
    ])
    expect(page.text()).toContain('Partial results: 3 of 4 cells are evaluated.')
    expect(page.text()).toContain('RecNet cannot be told apart from w/o Buffer at NDCG@10.')
    expect(page.text()).toContain(caveat)
    await page.type('Best and second best', 'highest')
    expect(document.querySelector('table strong')?.textContent).toBe('0.6000')
    expect(cells()[1]).toContain('0.5000 second')
  })

  it('stand beside the paper’s values of the dataset that is chosen, with the caveats', async () => {
    const page = await openPage(engineWith(), `/studies/${study}`)
    await page.see('What the data supports')
    expect(page.text()).not.toContain('0.5745')
    await page.type('Of the paper beside demo', 'CDs')
    expect(page.rowsOf('Table 3, Ablations')[0]).toEqual([
      'RecNet',
      '0.6000 ±0.020',
      '0.4894',
      '0.6000 ±0.020',
      '0.5745',
    ])
    expect(page.text()).toContain('The paper’s samples and candidates are unpublished')
  })

  it('are tested at every metric', async () => {
    const page = await openPage(engineWith(), `/studies/${study}`)
    await page.see('RecNet against every other')
    const verdicts = (metric: string) => page.rowsOf(`Tests on ${metric}`).map((row) => row[3])
    expect(verdicts('NDCG@10')).toEqual(['within chance'])
    await page.type('Metric of the tests on demo', 'ndcg@5')
    expect(verdicts('NDCG@5')).toEqual(['higher, more than chance'])
  })

  it('grow without reloading', async () => {
    let now = results
    const engine = engineWith({ 'studies.results': () => now })
    const page = await openPage(engine, `/studies/${study}`)
    await page.see('3 of 4 cells')
    now = { ...results, evaluated: 4 }
    engine.publish('studies.changed', [buildStudySummary({ study, status: 'ended' })])
    await eventually(() => expect(page.text()).not.toContain('Partial results'))
  })

  it('are exported as the page shows them', async () => {
    const engine = engineWith({
      'export.table': () => ({ fileName: 'study.tex', mime: 'text/x-tex', base64: '' }),
    })
    const page = await openPage(engine, `/studies/${study}`)
    await page.see('What the data supports')
    await page.type('Of the paper beside demo', 'Office')
    expect(await page.open('Export')).toEqual(expect.arrayContaining(['Results as LaTeX', 'Tests as CSV']))
    await page.press('Results as LaTeX')
    await eventually(() =>
      expect(engine.asked('export.table')).toEqual([
        { study, table: 'study', format: 'latex', by: 'test', beside: { demo: 'Office' } },
      ]),
    )
  })

  it('are given away with their runs as a bundle, with or without texts', async () => {
    const engine = engineWith({
      'bundles.export': () => ({ fileName: 'study.zip', mime: 'application/zip', base64: '' }),
    })
    const page = await openPage(engine, `/studies/${study}`)
    await page.see('What the data supports')
    await page.choose('Export', 'Bundle without prompts and replies')
    await eventually(() => expect(engine.asked('bundles.export')).toMatchObject([{ study, texts: false }]))
  })

  it('have figures with the line that says what they are of, and costs', async () => {
    const page = await openPage(engineWith(), `/studies/${study}/figures`)
    await page.see(`Ablations, demo (${study})`)
    await page.press('Efficiency')
    await page.see('What each row took')
    expect(page.text()).toContain('Calls by prompt')
    expect(page.rowsOf('Calls by prompt')[0]?.[0]).toBe('merge')
  })

  it('say what is missing before there are any', async () => {
    const engine = engineWith({ 'studies.view': () => buildStudyView({ study, status: 'draft' }) })
    const page = await openPage(engine, `/studies/${study}`)
    await page.see('Not started yet')
    await page.press('Figures')
    await page.see('No figures yet')
    expect(engine.asked('studies.results')).toEqual([])
  })
})
