/** The frame of a study, its runs and its file. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { buildStudyResults } from '#shared/studies/studyResults.testing.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildRow } from '../../mounted/records.testing.ts'
import { STUDY_OPTIONS } from '../../stores/study/studyOptions.testing.ts'
import { buildCell, buildStudySummary, buildStudyView } from './buildStudy.testing.ts'

const study = 'ablations-demo'
const done = () => undefined
const cells = [
  buildCell({ key: 'a', row: 'RecNet', seed: 1, status: 'finished', run: 'run-a' }),
  buildCell({ key: 'b', runKey: 'a', row: 'full', seed: 1, status: 'finished', run: 'run-a' }),
  buildCell({ key: 'c', row: 'RecNet', seed: 2, status: 'running', run: 'run-c' }),
  buildCell({
    key: 'd',
    row: 'full',
    seed: 2,
    status: 'failed',
    run: 'run-d',
    error: { code: 'dataset-unknown', name: 'demo', known: ['cds'] },
  }),
  buildCell({
    key: 'e',
    row: 'w/o Buffer',
    seed: 1,
    status: 'changed',
    run: 'run-e',
    changes: [{ what: 'updateSize', now: 10, run: 20 }],
  }),
]
const view = buildStudyView({ study, views: cells, millisecondsLeft: 90_000, leftOver: ['run-old'] })
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'studies.list': () => [buildStudySummary({ study })],
    'studies.view': () => view,
    'studies.results': () => buildStudyResults([], { study }),
    'runs.list': () => [
      buildRow({ run: 'run-a' }),
      buildRow({ run: 'run-c', status: 'running', step: 300, interactions: 600 }),
    ],
    ...played,
  })

describe('the page of a study', () => {
  it('says what it is, how far it is and how long it will take, and stops only after asking', async () => {
    const engine = engineWith({ 'studies.stop': done })
    const page = await openPage(engine, `/studies/${study}/runs`)
    await page.see('1 of 4 runs, 1 under way, 1 failed, about 1 min 30 s left')
    expect(page.text()).toContain('text rules, no language model')
    expect(page.find('[role="progressbar"]').getAttribute('aria-valuenow')).toBe('2.5')
    await page.press('Stop')
    expect(engine.asked('studies.stop')).toEqual([])
    await eventually(() => expect(document.body.textContent).toContain('Stop this study?'))
    ;[...document.querySelectorAll<HTMLElement>('[role="alertdialog"] button')].at(-1)!.click()
    await eventually(() => expect(engine.asked('studies.stop')).toEqual([{ study }]))
  })

  it('shows cells as a grid, with why they failed and what changed, each with its remedy', async () => {
    const engine = engineWith({ 'studies.retry': done, 'studies.renew': done })
    const page = await openPage(engine, `/studies/${study}/runs`)
    await page.see('Left over')
    expect(page.rowsOf('Runs on demo')).toEqual([
      ['RecNet', 'finished', 'running 50 %'],
      ['full', 'finished shared', 'failed'],
      ['w/o Buffer', 'changed', '–'],
    ])
    expect(page.text()).toMatch(/demo.*cds/)
    expect(page.text()).toContain('Update size: now 10, its run has 20')
    await page.press('Retry d')
    expect(engine.asked('studies.retry')).toEqual([{ study, cells: ['d'] }])
    await page.press('Run e again')
    expect(engine.asked('studies.renew')).toEqual([{ study, cells: ['e'] }])
    await page.press('Run all again')
    expect(engine.asked('studies.renew').at(-1)).toEqual({ study })
  })

  it('asks again when the engine tells of a change', async () => {
    let now = view
    const engine = engineWith({ 'studies.view': () => now })
    const page = await openPage(engine, `/studies/${study}/runs`)
    await page.see('1 under way')
    now = { ...view, status: 'ended', cells: { all: 4, finished: 4, failed: 0, started: 0 } }
    engine.publish('studies.changed', [buildStudySummary({ study, status: 'ended' })])
    await page.see('4 of 4 runs')
  })

  it('says so where there is no such study', async () => {
    const engine = engineWith({
      'studies.view': () => {
        throw new WorkbenchError({ code: 'study-unknown', study: 'nowhere' })
      },
    })
    const page = await openPage(engine, '/studies/nowhere')
    await page.see('There is no study named nowhere.')
  })

  it('changes the file of a stopped study, and says what that does to its runs', async () => {
    const changed = studyFile.parse({ ...view.file, rows: ['RecNet'], seeds: [1, 2, 3] })
    const engine = engineWith({
      'experiments.options': () => ({ ...STUDY_OPTIONS, presets: [] }),
      'studies.view': () => ({ ...view, status: 'stopped', views: [] }),
      'studies.write': () => 'title: as it is\n',
      'studies.read': () => changed,
      'studies.change': done,
    })
    const page = await openPage(engine, `/studies/${study}/file`)
    await eventually(() =>
      expect(page.control<HTMLTextAreaElement>('File of the study, as YAML').value).toContain('as it is'),
    )
    await page.type('File of the study, as YAML', 'seeds: [1, 2, 3]')
    await page.see('3 runs new.')
    await page.press('Save changes')
    expect(engine.asked('studies.change')[0]?.file.seeds).toEqual([1, 2, 3])
  })
})
