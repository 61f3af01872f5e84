/** Preparing an experiment as a person does: fields, changes, what is wrong, what it will cost, the start. */
import { describe, expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { WorkbenchError } from '#shared/errors.ts'
import type { MethodOption, Preset, RunEstimate, VariantOption } from '#shared/vocabulary/runs.ts'
import { openPage, settled } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildDataset } from '../../mounted/records.testing.ts'
import { ENTRIES } from '../../forms/hyperparameterFields.ts'

const estimate: RunEstimate = {
  interactions: 600,
  calls: 4321,
  promptTokens: 1_234_567,
  milliseconds: null,
  memoryBytes: 250e6,
  diskBytes: 12e6,
  basis: {
    calls: 'Counted.',
    origin: '',
    rates: 'From the rates of three runs on this machine.',
    memory: '',
  },
}
const methods: readonly MethodOption[] = [
  { name: 'RecNet', asksModels: true, settings: ENTRIES },
  { name: 'Pop', asksModels: false, settings: ENTRIES.filter(({ section }) => section === 'Data') },
]
const variants: readonly VariantOption[] = [
  { method: 'Pop', name: 'Pop', settings: {} },
  { method: 'RecNet', name: 'RecNet', settings: {} },
  { method: 'RecNet', name: 'w/o Buffer', settings: { messageBuffer: false } },
]
const presets: readonly Preset[] = [
  {
    name: 'quick',
    title: 'A quick look',
    description: 'Forty interactions.',
    source: 'ours',
    variant: 'RecNet',
    settings: { interactionLimit: 40 },
  },
]
type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played = {}) =>
  playEngine({
    'datasets.list': () => [buildDataset(), buildDataset({ name: 'cds', users: 100 })],
    'experiments.options': () => ({ methods, variants, presets }),
    'experiments.estimate': () => estimate,
    ...played,
  })

describe('the page on which experiments are prepared', () => {
  it('has a field for every hyperparameter of the table, with its help and its default', async () => {
    const page = await openPage(engineWith(), '/compose')
    await page.see('4,321')
    const fields = [...document.querySelectorAll('.hyperparameter')].map(({ id }) => id)
    expect(new Set(fields)).toEqual(new Set(ENTRIES.map(({ name }) => `field-${name}`)))
    for (const { name, help, label } of ENTRIES) {
      const words = page.find(`#field-${name}`).textContent
      expect(words).toContain(label)
      expect(words).toContain(help)
    }
    expect(page.control('Initial routers K').value).toBe('20')
    expect(page.find('#field-initialRouterCount').textContent).toMatch(/From 1 to 512, default 20\./)
    expect(page.control<HTMLSelectElement>('Threshold mode').value).toBe('quantile')
    expect(page.text()).toContain('Nothing was changed.')
  })

  it('shows what was changed as a chip, which takes it back', async () => {
    const page = await openPage(engineWith(), '/compose')
    await page.see('4,321')
    await page.type('Initial routers K', '40')
    await page.press('Message buffer Bc')
    const chips = () =>
      [...document.querySelectorAll('[aria-label="Changes"] button')].map((one) =>
        one.textContent?.replace(/\s+/g, ' ').trim(),
      )
    expect(chips()).toEqual(['Initial routers K 40 instead of 20', 'Message buffer Bc off instead of on'])
    await page.press('Initial routers K 40 instead of 20')
    expect(chips()).toEqual(['Message buffer Bc off instead of on'])
    expect(page.control('Initial routers K').value).toBe('20')
  })

  it('takes a value of the paper’s grid, the settings of a method and of a preset as the base', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose')
    await page.see('4,321')
    const grid = [...page.find('#field-updateSize').querySelectorAll('button')]
    expect(grid.map((one) => one.textContent?.trim())).toEqual(['10', '15', '20', '25', '30'])
    grid[1]!.click()
    await settled()
    expect(page.control('Update size update_size').value).toBe('15')
    await page.type('Method', 'w/o Buffer')
    await page.see('Changes 1')
    await eventually(() =>
      expect(engine.asked('experiments.estimate').at(-1)).toMatchObject({
        variant: 'w/o Buffer',
        settings: { updateSize: 15 },
      }),
    )
  })

  it('has the fields of a baseline alone, and asks for no model', async () => {
    const engine = engineWith({ 'runs.start': () => 'demo-pop-1' })
    const page = await openPage(engine, '/compose')
    await page.see('4,321')
    await page.type('Initial routers K', '40')
    await page.type('Seed', '7')
    await page.type('Method', 'Pop')
    await page.see('asks no model')
    expect([...document.querySelectorAll('.form-section')].map(({ id }) => id)).toEqual([
      'dataset',
      'method',
      'preset',
      'data',
    ])
    expect(page.text()).not.toContain('built-in agent')
    await page.press('Start run')
    expect(engine.asked('runs.start')).toMatchObject([{ variant: 'Pop', settings: { seed: 7 } }])
  })

  it('starts what it shows, and goes to the run', async () => {
    const engine = engineWith({ 'runs.start': () => 'cds-recnet-7' })
    const page = await openPage(engine, '/compose?dataset=cds')
    await page.see('4,321')
    await page.type('Seed', '7')
    await page.type('Note', 'for Figure 5')
    page.find('main').scrollTop = 500
    await page.press('Start run')
    expect(engine.asked('runs.start')).toEqual([
      {
        dataset: 'cds',
        variant: 'RecNet',
        settings: { seed: 7 },
        vectorIndex: 'lance',
        note: 'for Figure 5',
      },
    ])
    await page.reach('/run/cds-recnet-7')
    // Another page begins at its top.
    await eventually(() => expect(page.find('main').scrollTop).toBe(0))
  })

  it('starts the ticked methods beside the main one, all at once, and goes to their table', async () => {
    const engine = engineWith({ 'runs.startTogether': () => ['demo-recnet-1', 'demo-pop-1'] })
    const page = await openPage(engine, '/compose')
    await page.see('4,321')
    await page.type('Seed', '7')
    await page.type('Initial routers K', '40')
    page.control('Pop').click()
    await page.see('beside it: Pop (asks no model; has no Initial routers)')
    expect(page.text()).toContain('of RecNet alone')
    await page.press('Start 2 runs')
    expect(engine.asked('runs.startTogether')).toMatchObject([
      {
        requests: [
          { variant: 'RecNet', dataset: 'demo', settings: { seed: 7, initialRouterCount: 40 } },
          { variant: 'Pop', dataset: 'demo', settings: { seed: 7 } },
        ],
      },
    ])
    await page.reach('/compare?runs=demo-recnet-1,demo-pop-1')
  })

  it('has the fields of a method beside a baseline, with what is wrong in them', async () => {
    const engine = engineWith()
    const page = await openPage(engine, '/compose')
    await page.see('4,321')
    await page.type('Method', 'Pop')
    await page.see('this method asks none')
    page.control('w/o Buffer').click()
    await page.see('beside it: w/o Buffer')
    expect(page.text()).not.toContain('asks none')
    expect(page.text()).toContain('not a language model')
    await page.type('Initial routers K', '0')
    await page.see('One thing is wrong or missing')
    expect(page.button('Start 2 runs')).toHaveProperty('disabled', true)
    await page.type('Method', 'w/o Buffer')
    // What is the main method now is not beside itself.
    await page.see('Start run')
  })

  it('says what is wrong, leads to it, and starts nothing', async () => {
    const engine = engineWith({ 'datasets.list': () => [buildDataset({ name: 'cds' })] })
    const page = await openPage(engine, '/compose')
    await page.see('One thing is wrong or missing:')
    expect(page.text()).toContain('There is no dataset named demo. Choose one of cds.')
    await page.type('Repetitions', '0')
    await page.see('2 things are wrong or missing:')
    expect(page.find('#field-repetitions [role="alert"]').textContent).toMatch(/Expected .*1.*; found 0/)
    expect(page.button('Start run')).toHaveProperty('disabled', true)
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true }))
    await settled()
    expect(document.activeElement?.closest('#field-dataset')).not.toBeNull()
    expect(engine.asked('runs.start')).toEqual([])
    expect(engine.asked('experiments.estimate')).toEqual([])
  })

  it('says why a run could not be started, and lets it be tried again', async () => {
    const engine = engineWith({
      'runs.start': () => {
        throw new WorkbenchError({ code: 'dataset-unknown', name: 'demo', known: ['cds'] })
      },
    })
    const page = await openPage(engine, '/compose')
    await page.see('4,321')
    await page.press('Start run')
    await page.see(/demo.*cds/)
    expect(page.button('Start run')).toHaveProperty('disabled', false)
    await page.reach('/compose')
  })

  it('shows the estimate of what the form says now, in whatever order answers come', async () => {
    const waiting: ((calls: number) => void)[] = []
    const engine = engineWith({
      'experiments.estimate': () =>
        new Promise((resolve) => waiting.push((calls) => resolve({ ...estimate, calls }))),
    })
    const page = await openPage(engine, '/compose')
    await eventually(() => expect(waiting).toHaveLength(1))
    await page.type('Initial routers K', '40')
    await eventually(() => expect(waiting).toHaveLength(2))
    waiting[1]!(2222)
    await page.see('2,222')
    waiting[0]!(1111)
    await settled()
    expect(page.text()).toContain('2,222')
    expect(page.text()).not.toContain('1,111')
    expect(engine.asked('experiments.estimate').map(({ settings }) => settings)).toEqual([
      {},
      { initialRouterCount: 40 },
    ])
  })

  it('finds hyperparameters by words of their help, and says where none fits', async () => {
    const page = await openPage(engineWith(), '/compose')
    await page.see('4,321')
    await page.type('Find a hyperparameter', 'clustering')
    expect([...document.querySelectorAll('.hyperparameter')].map(({ id }) => id)).toEqual([
      'field-initialRouterCount',
    ])
    await page.type('Find a hyperparameter', 'zebra')
    await page.see('No hyperparameter matches')
    await page.press('Show all')
    expect(document.querySelectorAll('.hyperparameter')).toHaveLength(ENTRIES.length)
  })
})
