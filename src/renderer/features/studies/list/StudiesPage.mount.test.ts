/** The list of studies: what is there, how far it is, what can be done, and files that are opened. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import { openPage } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildDataset } from '../../../mounted/records.testing.ts'
import { STUDY_OPTIONS } from '../../../stores/study/studyOptions.testing.ts'
import { buildStudySummary } from '../buildStudy.testing.ts'

const running = buildStudySummary()
const ended = buildStudySummary({
  study: 'methods-demo',
  title: 'Methods, demo',
  kind: 'methods',
  status: 'ended',
  cells: { all: 9, finished: 9, failed: 0, started: 0 },
})

function dropped(text: string): void {
  const chooser = document.querySelector<HTMLInputElement>('input[type="file"]')!
  Object.defineProperty(chooser, 'files', {
    configurable: true,
    value: [new File([text], 'mine.yaml', { type: 'text/yaml' })],
  })
  chooser.dispatchEvent(new Event('change'))
}

describe('the list of studies', () => {
  it('offers every table and figure of the paper where there is none yet', async () => {
    const page = await openPage(playEngine(), '/studies')
    await page.see('Choose one to see what it takes before anything starts.')
    for (const where of ['Table 2', 'Table 3', 'Table 4', 'Table 5']) expect(page.text()).toContain(where)
    for (const where of ['Figure 4', 'Figure 5', 'Figure 6', 'Figure 7', 'Do messages help?', 'A grid of'])
      expect(page.text()).toContain(where)
  })

  it('tells status and progress, and follows what the engine tells', async () => {
    const engine = playEngine({ 'studies.list': () => [running, ended] })
    const page = await openPage(engine, '/studies')
    await page.see('1 of 4 runs, 1 under way, 1 failed')
    expect(page.rowsOf('Studies').map(([status, , kind]) => [status, kind])).toEqual([
      ['running', 'Table 3, Ablations'],
      ['finished', 'Table 2, Methods'],
    ])
    engine.publish('studies.changed', [
      { ...running, status: 'ended', cells: { all: 4, finished: 3, failed: 1, started: 0 } },
    ])
    await page.see('ended with failures')
    expect(page.rowsOf('Studies')).toHaveLength(1)
  })

  it('stops, goes on, retries, and removes so that it can be undone', async () => {
    const done = () => undefined
    const stopped = buildStudySummary({ study: 'b', title: 'B', status: 'stopped' })
    const engine = playEngine({
      'studies.list': () => [running, stopped],
      'studies.stop': done,
      'studies.start': done,
      'studies.retry': done,
      'studies.remove': done,
      'studies.restore': done,
    })
    const page = await openPage(engine, '/studies')
    await page.see('1 of 4 runs')
    await page.choose('Actions for Ablations, demo', 'Stop')
    expect(engine.asked('studies.stop')).toEqual([{ study: 'ablations-demo' }])
    await page.choose('Actions for B', 'Go on')
    expect(engine.asked('studies.start')).toEqual([{ study: 'b' }])
    await page.choose('Actions for B', 'Retry failed runs')
    expect(engine.asked('studies.retry')).toEqual([{ study: 'b' }])
    await page.choose('Actions for B', 'Remove')
    await eventually(() => expect(document.body.textContent).toContain('Removed b. Its runs stay.'))
    await page.press('Undo')
    expect(engine.asked('studies.restore')).toEqual([{ study: 'b' }])
  })

  it('opens a file in the form, or says where it is wrong', async () => {
    const engine = playEngine({
      'datasets.list': () => [buildDataset()],
      'experiments.options': () => ({ ...STUDY_OPTIONS, presets: [] }),
      'studies.write': () => '',
      'studies.estimate': () => {
        throw new WorkbenchError({ code: 'cancelled' })
      },
      'studies.read': ({ text }) => {
        if (text === 'good')
          return studyFile.parse({ format: 1, title: 'from a file', datasets: ['demo'], rows: ['Pop'] })
        throw new WorkbenchError({
          code: 'study-invalid',
          issues: [{ line: 2, column: 9, path: 'seeds', expected: 'a list', found: 'text' }],
        })
      },
    })
    const page = await openPage(engine, '/studies')
    dropped('bad')
    await page.see('line 2, column 9: seeds: expected a list, found text.')
    expect(page.text()).toContain('mine.yaml')
    dropped('good')
    await page.reach('/compose/study')
    await eventually(() => expect(page.control('Title').value).toBe('from a file'))
  })
})
