/** What a run found, as a reader checks it: means, intervals, floor, caveats, protocol, tests, users. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildEvaluation, metrics } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView, type RunView } from '#shared/events/foldRun.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import { METRIC_NAMES, type EvaluationReport, type MethodReport } from '#shared/vocabulary/results.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const run = 'cds-recnet-2'
const caveat = 'answers by text rules; not a language model'

function method(name: string, mean: number, parts: Partial<MethodReport> = {}): MethodReport {
  const outcome = (user: `u:${number}`, rank: number) => ({
    user,
    repetition: 0,
    positiveItem: 'i:1' as const,
    rank,
    coverage: 1,
    ranking: (rank === 1 ? ['i:1', 'i:2'] : ['i:2', 'i:1']) as ['i:1', 'i:2'],
  })
  return {
    method: name,
    caveat: null,
    users: 2,
    repetitions: 1,
    mean: metrics(mean, { mrr: 0.25 }),
    interval: Object.fromEntries(
      METRIC_NAMES.map((metric) => [metric, { low: mean - 0.1, high: mean + 0.1 }]),
    ) as MethodReport['interval'],
    perRepetition: [metrics(mean)],
    coverage: 0.975,
    outcomes: [outcome('u:1', 1), outcome('u:2', name === 'RecNet' ? 1 : 2)],
    ...parts,
  }
}
const evaluation: EvaluationReport = {
  protocol: {
    split: 'leave-one-out',
    candidates: 2,
    repetitions: 1,
    users: 2,
    negatives: 'given',
    seed: 2020,
    dataset: 'cds',
    datasetHash: '39f206924397cb09',
  },
  floor: metrics(0.4544),
  methods: [method('RecNet', 0.5123, { caveat }), method('Pop', 0.3)],
  tests: [
    {
      method: 'RecNet',
      against: 'Pop',
      metric: 'ndcg@10',
      difference: 0.2123,
      interval: { low: 0.05, high: 0.35 },
      pValue: 0.012,
      pHolm: 0.024,
      wins: 1,
      ties: 1,
      losses: 0,
    },
  ],
}
const reportOf = (found: EvaluationReport) => ({ evaluation: found }) as RunReport
const viewAt = (step: number, final: boolean): RunView => ({
  ...emptyRunView(),
  seq: 10,
  step,
  evaluations: [{ ...buildEvaluation(step, { RecNet: 0.5 }), final }],
})
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'runs.list': () => [buildRow({ run, status: 'running', dataset: 'cds', step: 100 })],
    'runs.view': () => viewAt(100, false),
    'runs.report': () => reportOf(evaluation),
    'inspection.clients': () => ({ step: 100, total: 0, rows: [] }),
    'datasets.items': () => ({ total: 0, rows: [] }),
    ...played,
  })

describe('the results of a run', () => {
  it('stand beside the random floor, each mean over its interval, with its caveat and the protocol', async () => {
    const page = await openPage(engineWith(), `/run/${run}/results`)
    await page.see('Methods')
    // The interval is a line of its own beneath the mean.
    const [recnet, pop, floor] = page.rowsOf('Methods side by side')
    expect([recnet![0], recnet![3], recnet![8]]).toEqual(['RecNet1', '0.51230.4123 to 0.6123', '97.50 %'])
    expect([pop![0], pop![3]]).toEqual(['Pop', '0.30000.2000 to 0.4000'])
    expect([floor![0], floor![3]]).toEqual(['random floor', '0.4544'])
    expect(page.find('.notes').textContent).toContain(caveat)
    expect(page.text()).toContain(
      'cds (39f206924397) · leave-one-out · 2 users · the test item of each ranked among 2 candidates (negatives given): sampled metrics · 1 repetition · seed 2020',
    )
    expect(page.text()).toContain('As of step 100 of 600; the run has not finished (running).')
    // The best of a column is bold; both are where they tie.
    expect([...document.querySelectorAll('td strong')].map((one) => one.textContent)).toEqual([
      ...Array<string>(6).fill('0.5123'),
      '0.2500',
      '0.2500',
    ])
  })

  it('show the tests of the chosen metric with p after Holm, and each repetition on demand', async () => {
    const page = await openPage(engineWith(), `/run/${run}/results`)
    await page.see('Paired tests')
    expect(page.text()).toContain('0.0240')
    expect(page.text()).toContain('+0.2123')
    await page.press('Each repetition')
    expect(page.rowsOf('Methods side by side').map((cells) => cells[0])).toEqual([
      'RecNet1',
      'repetition 1',
      'Pop',
      'repetition 1',
      'random floor',
    ])
    await page.type('Metric of tests and differences', 'mrr')
    await page.reach(`/run/${run}/results?metric=mrr`)
    expect(page.text()).toContain('Differences per user, MRR')
  })

  it('show cold clients with plain and augmented profiles where the run ranked them', async () => {
    const outcome = { client: 'i:1', user: 'u:1', positiveItem: 'i:1', repetition: 0 } as const
    const nobody = { clients: [], fallbacks: [], unaugmented: [], outcomes: [] }
    const items = {
      clients: ['i:1'],
      fallbacks: ['i:1'],
      unaugmented: [],
      outcomes: [{ ...outcome, plain: 3, augmented: 1 }],
    } as const
    const report = { ...reportOf(evaluation), coldStart: { items, users: nobody } }
    const page = await openPage(engineWith({ 'runs.report': () => report }), `/run/${run}/results`)
    await page.see('Cold start')
    expect(page.rowsOf('Cold start')).toEqual([
      ['cold items', '1', '1', '1', '0', 'plain', '0.0000', '0.5000', '0.5000'],
      ['', '', '', '', '', 'augmented', '1.0000', '1.0000', '1.0000'],
      ['', '', '', '', '', 'random floor', '0.4544', '0.4544', '0.4544'],
    ])
  })

  it('lead to one user’s candidates with the rank of each method', async () => {
    const engine = engineWith({
      'datasets.items': ({ search = '' }) => ({
        total: 1,
        rows: [
          { item: search, title: `Album ${search}`, category: '', description: '', interactions: 1 },
        ] as never,
      }),
    })
    const page = await openPage(engine, `/run/${run}/results?user=u:2`)
    await page.see('Album 1')
    expect(page.rowsOf('Candidates of u:2')).toEqual([
      ['Album 1 i:1 positive item', '1', '2'],
      ['Album 2 i:2', '2', '1'],
    ])
    expect(page.text()).toContain('1 gained, 1 tied, 0 lost')
  })

  it('are asked for anew when there was another evaluation, and never show an older answer', async () => {
    const waiting: ((found: EvaluationReport) => void)[] = []
    const engine = engineWith({
      'runs.report': () => new Promise((resolve) => waiting.push((found) => resolve(reportOf(found)))),
    })
    const page = await openPage(engine, `/run/${run}/results`)
    await eventually(() => expect(waiting.length).toBeGreaterThan(0))
    for (const answer of waiting.splice(0)) answer(evaluation)
    await page.see('0.5123')
    const final = { ...evaluation, methods: [method('RecNet', 0.6789), method('Pop', 0.3)] }
    engine.publish('run.events', {
      run,
      events: [{ seq: 11, step: 600, type: 'evaluation-completed', final: true, report: final }],
    })
    await eventually(() => expect(waiting.length).toBeGreaterThan(0))
    // What was found stays until the next answer is there.
    expect(page.text()).toContain('0.5123')
    for (const answer of waiting.splice(0)) answer(final)
    await page.see('0.6789')
    expect(page.text()).toContain('Final, after 600 interactions.')
    expect(page.text()).not.toContain('0.5123')
  })

  it('say where there is no evaluation yet, and why a report did not come', async () => {
    const page = await openPage(
      engineWith({ 'runs.report': () => null, 'runs.view': () => emptyRunView() }),
      `/run/${run}/results`,
    )
    await page.see('No evaluation yet')
    expect(page.button('See how far it is').getAttribute('href')).toBe(`/run/${run}`)
  })
})
