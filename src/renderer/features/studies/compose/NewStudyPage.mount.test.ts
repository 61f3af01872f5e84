/** Preparing a study as a person does: a template, what it takes, what is wrong, its file, the start. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyEstimate } from '#shared/vocabulary/studies/studies.ts'
import { openPage, settled } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildDataset } from '../../../mounted/records.testing.ts'
import { STUDY_OPTIONS } from '../../../stores/study/studyOptions.testing.ts'
import { buildCell, buildStudyView } from '../buildStudy.testing.ts'

const estimate: StudyEstimate = {
  runs: 24,
  shared: 0,
  calls: 43_210,
  promptTokens: 1_234_567,
  milliseconds: null,
  diskBytes: 12e6,
  basis: ['From the rates of three runs on this machine.'],
}
const study = 'grid-demo'
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'datasets.list': () => [buildDataset(), buildDataset({ name: 'cds' })],
    'experiments.options': () => ({ ...STUDY_OPTIONS, presets: [] }),
    'studies.estimate': () => estimate,
    'studies.write': ({ file }) => `title: ${file.title}\nseeds: ${file.seeds.join(' ')}\n`,
    'studies.view': () => buildStudyView({ study }),
    ...played,
  })
const filesOf = (engine: ReturnType<typeof engineWith>) =>
  engine.asked('studies.estimate').map(({ file }) => file)

describe('the page on which studies are prepared', () => {
  it('begins from a template and says what it takes before anything starts', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose/study?template=figure-7')
    await page.see('43,210')
    await page.reach('/compose/study')
    expect(page.control('Title').value).toBe('Sensitivity, demo')
    expect(page.control('Values of Update size').value).toBe('10, 15, 20, 25, 30')
    // τ is not swept itself, because the built-in embeddings are no encoders.
    expect(page.control('Values of Routing quantile').value).toBe('0.5, 0.6, 0.7, 0.8, 0.9')
    expect(page.text()).toContain('From the rates of three runs on this machine.')
    expect(filesOf(engine).at(-1)).toMatchObject({ kind: 'sensitivity', datasets: ['demo'] })
  })

  it('follows what is changed: datasets, seeds, rows, sweeps', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose/study?template=grid')
    await page.see('43,210')
    page.control('cds 100 users, 800 interactions').click()
    await page.type('Number of seeds', '2')
    expect(page.control('Seeds').value).toBe('2020, 2021')
    await page.type('Method of a new row', 'Pop')
    await page.press('Add row')
    await page.press('Add a sweep')
    await eventually(() =>
      expect(filesOf(engine).at(-1)).toMatchObject({
        datasets: ['demo', 'cds'],
        seeds: [2020, 2021],
        rows: ['RecNet', 'Pop'],
        sweeps: [expect.anything()],
      }),
    )
    expect(page.control('Title').value).toBe('A grid of your own, demo and cds')
  })

  it('gives a row a label and settings of its own, found by their words', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose/study?template=grid')
    await page.see('43,210')
    await page.type('Label of row 1', 'wide')
    await page.press('Settings of wide')
    await page.type('Find a setting of wide', 'update_size')
    await page.type('Update size update_size', '10')
    await eventually(() =>
      expect(filesOf(engine).at(-1)?.rows).toEqual([
        { label: 'wide', variant: 'RecNet', settings: { updateSize: 10 } },
      ]),
    )
  })

  it('says what is wrong where it is, leads to it, and starts nothing', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose/study?template=table-3')
    await page.see('There is no method named w/o PPR')
    expect(page.button('Start')).toHaveProperty('disabled', true)
    for (const label of [
      'w/o PPR',
      'w/o Filter Memory',
      'w/o FPO',
      'w/o Opt. Filter Memory',
      'w/o Opt. Router',
    ])
      await page.press(`Remove ${label}`)
    await page.see('43,210')
    await page.type('Seeds', '1, x')
    await page.see('One thing is wrong or missing:')
    expect(page.find('#field-seeds [role="alert"]').textContent).toContain('found x')
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))
    await settled()
    expect(document.activeElement?.closest('#field-seeds')).not.toBeNull()
    expect(engine.asked('studies.create')).toEqual([])
  })

  it('keeps a draft, or starts at once, and goes to the study', async () => {
    const engine = engineWith({ 'studies.create': () => study, 'studies.start': () => undefined })
    const page = await openPage(engine, '/compose/study?template=grid')
    await page.see('43,210')
    await page.press('Start')
    await page.reach(`/studies/${study}`)
    expect(engine.asked('studies.create')).toHaveLength(1)
    expect(engine.asked('studies.start')).toEqual([{ study }])
  })

  it('says why it could not be started, and does not make it twice', async () => {
    const engine = engineWith({
      'studies.create': () => study,
      'studies.change': () => undefined,
      'studies.start': () => {
        throw new WorkbenchError({ code: 'dataset-unknown', name: 'demo', known: ['cds'] })
      },
    })
    const page = await openPage(engine, '/compose/study?template=grid')
    await page.see('43,210')
    await page.press('Start')
    await page.see(/demo.*cds/)
    await page.press('Save and start')
    expect(engine.asked('studies.create')).toHaveLength(1)
    expect(engine.asked('studies.change')).toHaveLength(1)
  })

  it('reads what is typed as its file back into the form, and says line and column of what is none', async () => {
    const typed = studyFile.parse({
      format: 1,
      title: 'typed',
      datasets: ['cds'],
      rows: ['Pop'],
      seeds: [7],
    })
    const engine = engineWith({
      'studies.read': ({ text }) => {
        if (text === 'good') return typed
        throw new WorkbenchError({
          code: 'study-invalid',
          issues: [{ line: 3, column: 5, path: 'rows', expected: 'a list', found: 'text' }],
        })
      },
    })
    const page = await openPage(engine, '/compose/study?template=grid')
    await eventually(() =>
      expect(page.control<HTMLTextAreaElement>('File of the study, as YAML').value).toContain('A grid'),
    )
    await page.type('File of the study, as YAML', 'bad')
    await page.see('line 3, column 5')
    await page.type('File of the study, as YAML', 'good')
    await eventually(() => expect(page.control('Title').value).toBe('typed'))
    expect(page.control('Seeds').value).toBe('7')
    // Whoever goes on in the form sees the file of the form again.
    await page.type('Title', 'mine')
    await eventually(() =>
      expect(page.control<HTMLTextAreaElement>('File of the study, as YAML').value).toContain('title: mine'),
    )
  })

  it('says what a change does to the runs of a study', async () => {
    const cells = [1, 2].map((seed) =>
      buildCell({ key: `demo · built-in agent · RecNet · seed ${seed}`, seed }),
    )
    const view = buildStudyView({ study, views: cells, file: { rows: ['RecNet'], kind: 'grid' } })
    const engine = engineWith({ 'studies.view': () => view, 'studies.change': () => undefined })
    const page = await openPage(engine, `/compose/study?change=${study}`)
    await page.see(`Change ${study}`)
    await page.type('Seeds', '1, 2, 3')
    await page.see('1 run new.')
    await page.press('Save changes')
    await page.reach(`/studies/${study}`)
    expect(engine.asked('studies.change')[0]?.file.seeds).toEqual([1, 2, 3])
  })

  it('has several backbones', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose/study?template=grid')
    await page.see('43,210')
    await page.press('Add a backbone')
    await page.see('Backbone 2')
    await eventually(() => expect(filesOf(engine).at(-1)?.models).toHaveLength(2))
  })
})
