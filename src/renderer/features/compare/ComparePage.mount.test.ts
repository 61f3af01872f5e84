/** Several runs in one table, as a reader checks it: who is tested against whom, on what, and what is odd. */
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildEvaluation, buildManifest, metrics } from '#shared/charts/figureRun.testing.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import type { JointReport } from '#shared/vocabulary/inspection.ts'
import type { EvaluationReport, MetricName, PairedTest } from '#shared/vocabulary/results.ts'
import { openPage, type OpenedPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'

const runs = ['cds-recnet-1', 'cds-pop-1'] as const
const address = `/compare?runs=${runs.join(',')}`
const caveat = 'answers by text rules; not a language model'
const { methods } = buildEvaluation(600, { RecNet: 0.6, Pop: 0.3 })
const test = (against: string, metric: MetricName, pHolm: number): PairedTest => {
  const interval = { low: 0.1, high: 0.5 }
  return {
    method: 'RecNet',
    against,
    metric,
    difference: 0.3,
    interval,
    pValue: pHolm / 2,
    pHolm,
    wins: 70,
    ties: 10,
    losses: 20,
  }
}
const evaluation: EvaluationReport = {
  protocol: {
    split: 'leave-one-out',
    heldOut: 'test',
    candidates: 10,
    repetitions: 3,
    users: 100,
    negatives: 'given',
    seed: 2020,
    dataset: 'cds',
    datasetHash: '39f206924397cb09',
  },
  floor: metrics(0.4544),
  methods: methods.map((method, index) => ({
    ...method,
    outcomes: [],
    perRepetition: [metrics(0.5)],
    caveat: index === 0 ? caveat : null,
  })),
  tests: [test('Pop', 'ndcg@1', 0.5), test('Pop', 'ndcg@10', 0.02), test('random floor', 'ndcg@10', 0.01)],
  holm: 'floor apart',
}
const shortcut = { id: 'most-popular-first', name: 'Most popular first', mean: metrics(0.9) } as const
const band = { low: 0.41, high: 0.49 }
const joint: JointReport = {
  incomparable: null,
  evaluation,
  runs: runs.map((run, index) => ({
    run,
    method: index === 0 ? 'RecNet' : 'Pop',
    asksModels: index === 0,
    languageModel: `built-in agent v2 (${caveat})`,
    embeddingModel: 'hashing-512 v1',
    seed: 2020,
    step: 600,
    final: true,
  })),
  notes: ['The runs differ in “Seed”: 1 for RecNet; 2 for Pop.'],
  shortcuts: {
    shortcuts: [shortcut],
    floor: metrics(0.4544),
    band: { 'ndcg@1': band, 'ndcg@5': band, 'ndcg@10': band },
    checks: [
      {
        id: 'most-popular-first',
        title: 'Most popular first',
        level: 'warning',
        finding: 'found',
        advice: 'Report Pop beside every method.',
        numbers: {},
      },
    ],
  },
}
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'runs.list': () => runs.map((run) => buildRow({ run, dataset: 'cds' })),
    'runs.manifest': () => buildManifest(),
    'runs.view': () => ({
      ...emptyRunView(),
      evaluations: [{ ...buildEvaluation(600, { RecNet: 0.6 }), final: true }],
    }),
    'runs.joint': () => joint,
    'runs.compare': () => ({ incomparable: null, tests: [] }),
    ...played,
  })

describe('the page that compares runs', () => {
  it('begins with one table of all methods, with protocol, models, caveat and notes', async () => {
    const engine = engineWith()
    const page = await openPage(engine, address)
    await page.see('Methods in one table')
    expect(engine.asked('runs.joint')[0]).toEqual({ runs: [...runs] })
    expect(page.rowsOf('Methods side by side').map(([name]) => name)).toEqual([
      'RecNet1',
      'Pop',
      'random floor',
    ])
    expect(page.text()).toContain('the test item of each ranked among 10 candidates (negatives given)')
    expect(page.text()).toContain(`1 ${caveat}`)
    expect(page.text()).toContain('Pop is cds-pop-1: asks no model; seed 2020.')
    expect(page.text()).toContain('The runs differ in “Seed”')
    page.control('Each repetition').click()
    await page.see('repetition 1')
  })

  it('tests the first against every other, and says what the correction is over', async () => {
    const page = await openPage(engineWith(), address)
    await page.see('RecNet against every other')
    expect(page.rowsOf('Paired tests on NDCG@10').map((cells) => [cells[0], cells[5]])).toEqual([
      ['RecNet − Pop', 'more than chance'],
      ['RecNet − random floor', 'more than chance'],
    ])
    expect(page.text()).toContain('the random floor is no competitor')
    await page.type('Metric of the tests', 'ndcg@1')
    expect(page.rowsOf('Paired tests on NDCG@1').map((cells) => cells[5])).toEqual(['within chance'])
  })

  it('shows shortcut rankers on the same candidates, and warns of one above chance', async () => {
    const page = await openPage(engineWith(), address)
    await page.see('Shortcut rankers')
    expect(page.rowsOf('Shortcut rankers')[0]).toEqual(['Most popular first', '0.9000', '0.9000', '0.9000'])
    expect(page.text()).toContain('Most popular first is above chance. Report Pop beside every method.')
  })

  it('puts another run first, which is tested then', async () => {
    const page = await openPage(engineWith(), address)
    await page.see('Methods in one table')
    await page.press('Put first')
    await page.reach(`/compare?runs=${runs.toReversed().join(',')}`)
  })

  it('exports every table in each format, and copies it as Markdown', async () => {
    const copied = vi.fn<(items: readonly ClipboardItem[]) => Promise<void>>().mockResolvedValue()
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(copied as never)
    const markdown = '| Run | NDCG |'
    const engine = engineWith({
      'export.table': () => ({ fileName: 'joint.md', mime: 'text/markdown', base64: btoa(markdown) }),
    })
    const page = await openPage(engine, address)
    await page.see('Methods in one table')
    const entries = await page.open('Export tables')
    expect(entries.slice(0, 4)).toEqual([
      'Methods in one table as CSV',
      'Methods in one table as LaTeX',
      'Methods in one table as Markdown',
      'Copy as Markdown: Methods in one table',
    ])
    expect(entries).toContain('Each repetition as CSV')
    await page.press('Copy as Markdown: Methods in one table')
    expect(engine.asked('export.table')).toEqual([{ runs: [...runs], table: 'joint', format: 'markdown' }])
    await eventually(() => expect(copied).toHaveBeenCalled())
    const [item] = copied.mock.calls[0]![0]
    expect(await (await item!.getType('text/plain')).text()).toBe(markdown)
  })

  it('says in words why runs have no table in common', async () => {
    const incomparable = 'the datasets differ: cds (39f2) in cds-recnet-1, demo (5a16) in cds-pop-1'
    const none: JointReport = { incomparable, evaluation: null, runs: [], notes: [], shortcuts: null }
    const page = await openPage(engineWith({ 'runs.joint': () => none }), address)
    await page.see(`These runs have no table in common: ${incomparable}.`)
    expect(await page.open('Export tables')).not.toContain('Methods in one table as CSV')
  })

  const means: Readonly<Record<string, number>> = { 'cds-recnet-1': 0.6, 'cds-pop-1': 0.3 }
  const ofTwo = (parts: Played = {}) =>
    engineWith({
      'runs.manifest': ({ run }) => buildManifest({ variant: run === 'cds-pop-1' ? 'Pop' : 'RecNet' }),
      'runs.view': ({ run }) => ({
        ...emptyRunView(),
        evaluations: [{ ...buildEvaluation(600, { RecNet: means[run] ?? 0 }), final: true }],
      }),
      'export.table': () => ({ fileName: 'runs.csv', mime: 'text/csv', base64: '' }),
      ...parts,
    })
  const rowsShown = (page: OpenedPage) =>
    [...page.find('section[aria-label="Runs side by side"]').querySelectorAll('tbody tr a')].map(
      (link) => link.textContent,
    )

  it('shows only runs within what is marked on an axis, in the table, the figures and their files', async () => {
    const engine = ofTwo()
    const page = await openPage(engine, address)
    await page.see('Settings and results')
    await page.type('Axis to mark a stretch of', 'ndcg@10')
    // The values of the runs are 0.3 and 0.6, in this order.
    await page.type('Lower end of the stretch', '1')
    expect(rowsShown(page)).toEqual(['RecNet'])
    expect(page.text()).toContain('1 run lies outside of what is marked on the axes.')
    await page.see('1 of 2 runs shown')
    await page.choose('Export tables', 'Runs side by side as CSV')
    expect(engine.asked('export.table')).toEqual([{ runs: ['cds-recnet-1'], table: 'runs', format: 'csv' }])
    await page.press('Show all')
    expect(rowsShown(page)).toHaveLength(2)
  })

  it('leaves a run out that is unticked in the table, and goes on showing its row', async () => {
    const page = await openPage(ofTwo(), address)
    await page.see('Settings and results')
    page.control(`Show ${labelOf(page, 1)} in lines, figures and files`).click()
    await page.see('1 of 2 runs shown')
    expect(rowsShown(page)).toHaveLength(2)
    page.control(`Show ${labelOf(page, 0)} in lines, figures and files`).click()
    await page.see('so that there is nothing to draw')
  })

  it('moves an axis by the arrow keys, says so, and keeps the order in the address', async () => {
    const page = await openPage(ofTwo(), address)
    await page.see('Settings and results')
    const axis = page.button('NDCG@10, axis 4 of 4')
    axis.focus()
    axis.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }))
    await page.see('NDCG@10 is now axis 1 of 4.')
    await page.reach(`${address}&axes=ndcg@10,method,ndcg@1,ndcg@5`)
    await eventually(() => expect(document.activeElement).toBe(page.button('NDCG@10, axis 1 of 4')))
  })

  it('names the best runs by a result, and says that they were chosen on test items', async () => {
    const page = await openPage(ofTwo(), `${address}&best=ndcg@10`)
    await page.see('Highest NDCG@10 on test items among 2: ')
    expect(page.text()).toContain(`among 2: ${labelOf(page, 0)}.`)
    expect(page.text()).toContain('Chosen on test items: good for looking, not for reporting.')
  })
})

/** The label of a run by its place in the table. */
function labelOf(page: OpenedPage, place: number): string {
  const links = page.find('section[aria-label="Runs side by side"]').querySelectorAll('tbody tr a')
  return links[place]?.textContent ?? ''
}
