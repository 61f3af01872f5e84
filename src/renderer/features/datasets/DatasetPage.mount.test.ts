/** What the page of a dataset tells beside its items and histories. */
import { describe, expect, it, vi } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { buildDistributions } from '#shared/charts/datasets/distributions.testing.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import { buildCard } from '#shared/vocabulary/imports/datasetCard.testing.ts'
import { buildChecks } from '#shared/vocabulary/imports/datasetChecks.testing.ts'
import { openPage } from '../../mounted/openedPage.testing.ts'
import { playEngine } from '../../mounted/playedEngine.testing.ts'
import { buildDataset } from '../../mounted/records.testing.ts'

type Played = Parameters<typeof playEngine>[0]
const engineWith = (played: Played, givenCandidates = false) =>
  playEngine({
    'datasets.list': () => [buildDataset({ name: 'cds', givenCandidates })],
    'datasets.items': () => ({ total: 0, rows: [] }),
    ...played,
  })

describe('the checks of a dataset', () => {
  it('warn first, and put shortcut rankers beside the random floor', async () => {
    const engine = engineWith({ 'datasets.checks': () => buildChecks() }, true)
    const page = await openPage(engine, '/datasets/cds?tab=checks')
    await page.see('1 warning and 1 note in 3 checks.')
    expect(page.text()).toContain('100 tested users · 10 candidates (negatives given)')
    const titles = [...document.querySelectorAll('ul[aria-label="Checks"] li')].map((row) =>
      [...row.querySelectorAll('.state, h3')].map((one) => one.textContent?.trim()).join(': '),
    )
    expect(titles).toEqual([
      'warning: Most popular first',
      'note: Test items unseen in training',
      'fine: Users with the same item twice',
    ])
    expect(page.text()).toContain('Report Pop beside every method.')
    expect(page.rowsOf('Shortcut rankers')).toEqual([
      ['Most popular first', '0.1850', '0.3835', '0.5178'],
      ['random floor', '0.1000', '0.2948', '0.4544'],
      ['95 % band of the floor', '0.0412 to 0.1588', '0.2294 to 0.3603', '0.4137 to 0.4950'],
    ])
    // Given candidates have no seed.
    expect(engine.asked('datasets.checks')).toEqual([{ dataset: 'cds' }])
    expect(document.querySelector('input[type="number"]')).toBeNull()
  })

  it('draw other candidates by another seed, and say what is none', async () => {
    const engine = engineWith({
      'datasets.checks': ({ seed = 0 }) => buildChecks({ seed, negatives: 'sampled uniformly' }),
    })
    const page = await openPage(engine, '/datasets/cds?tab=checks')
    await page.see('seed 0')
    await page.type('Seed of candidates', '7')
    await page.see('seed 7')
    await page.type('Seed of candidates', '-1')
    await page.see('A whole number from 0 to 4,294,967,295 is needed.')
    expect(engine.asked('datasets.checks').map(({ seed }) => seed)).toEqual([0, 7])
  })
})

describe('the figures of a dataset', () => {
  it('carry name, hash and counts, and can be saved, copied and read as a table', async () => {
    const engine = engineWith({
      'datasets.distributions': () => buildDistributions(),
      'export.figure': () => ({ fileName: 'item-popularity_cds.pdf', mime: 'application/pdf', base64: '' }),
    })
    const page = await openPage(engine, '/datasets/cds?tab=figures')
    await page.see('Item popularity')
    const titles = [...document.querySelectorAll('figure h3')].map((title) => title.textContent)
    expect(titles).toEqual(['Interactions over time', 'Item popularity', 'Sequence lengths', 'Text lengths'])
    expect(page.text()).toContain(
      'cds (39f20692) · 100 users · 269 items · 1,800 interactions · 69 items without description',
    )
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text))
    await page.choose('Menu of Sequence lengths', 'Copy data as CSV')
    expect(copied[0]).toContain('# cds (39f20692)')
    expect(copied[0]).toContain('15,,1')
    await page.choose('Menu of Sequence lengths', 'Show as table')
    expect(page.rowsOf('Sequence lengths, as a table')).toEqual([
      ['5', '9', '60'],
      ['10', '14', '39'],
      ['15', '–', '1'],
    ])
    await page.choose('Menu of Item popularity', 'Export…')
    await page.press('Save')
    await eventually(() =>
      // Before it is saved, the dialog shows the figure.
      expect(engine.asked('export.figure').slice(-1)).toMatchObject([
        { dataset: 'cds', figure: 'item-popularity', format: 'pdf' },
      ]),
    )
  })
})

describe('the card of a dataset', () => {
  it('says files, how they were read, steps and notes, and is copied and saved in two forms', async () => {
    const engine = engineWith({ 'datasets.card': () => buildCard() })
    const saved: ExportedFile[] = []
    const shell = {
      ...engine.connection.shell,
      save: async (file: ExportedFile) => (saved.push(file), file.fileName),
    }
    const page = await openPage(
      { ...engine, connection: { ...engine.connection, shell } },
      '/datasets/cds?tab=card',
    )
    await page.see('Amazon Review Data 2018')
    expect(page.rowsOf('Origin of the dataset').map(([label, value]) => `${label}: ${value}`)).toContain(
      'Seed: 7, which drew the users',
    )
    expect(page.rowsOf('Source files')).toEqual([['CDs_5.json.gz', '3.87 MB', 'UTF-8', 'gzip', 'aa11']])
    expect(page.text()).toContain('CDs_5.json.gz: interactions, JSON lines; user = reviewerID')
    expect(
      [...document.querySelectorAll('ol[aria-label="Steps"] li')].map((step) => step.textContent),
    ).toEqual([
      'Read: 9,000 interactions of 800 users and 700 items.',
      'k-core 5: 3,000 interactions were left out; 6,000 of 500 users and 400 items stay.',
      '100 users at random: 5,200 interactions were left out; 800 of 100 users and 269 items stay.',
    ])
    expect(page.text()).toContain('times are seconds since 1970.')
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text))
    await page.press('Copy as Markdown')
    await page.press('Copy as JSON')
    expect(copied[0]).toMatch(/^# Dataset cds\n/)
    expect(JSON.parse(copied[1]!)).toEqual(buildCard())
    await page.press('Save as Markdown')
    await page.press('Save as JSON')
    await eventually(() => expect(saved).toHaveLength(2))
    const texts = saved.map(({ base64 }) =>
      new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))),
    )
    expect(saved.map(({ fileName }) => fileName)).toEqual(['cds.card.md', 'cds.card.json'])
    expect(texts).toEqual(copied)
  })

  it('says of an older dataset that it has none', async () => {
    const page = await openPage(engineWith({ 'datasets.card': () => null }), '/datasets/cds?tab=card')
    await page.see('This dataset has no card')
  })
})
