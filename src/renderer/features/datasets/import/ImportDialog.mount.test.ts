/** An import as a person goes through it: files, how they are read, what is left out. */
import { expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { previewDataset } from '../../../../main/datasets/previewDataset.ts'
import { textFile } from '../../../../main/datasets/textFiles.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import { NO_PREPROCESSING } from '#shared/vocabulary/imports/preprocessing.ts'
import type { SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import { openPage } from '../../../mounted/openedPage.testing.ts'
import { playEngine } from '../../../mounted/playedEngine.testing.ts'
import { buildDataset } from '../../../mounted/records.testing.ts'

const FILES = [
  textFile('log.csv', 'user_id,sku,item_id,timestamp\nu,a,1,1400000000\n'),
  textFile('items.jsonl', '{"item_id":"1","title":"One"}\n'),
]
const PREPARED = {
  ...{ interactions: 10, users: 4, items: 5, times: { first: 1400000000, last: 1400086400 }, ratings: null },
  titles: { undescribed: 0, empty: 1, dirty: 1, sound: 3 },
  ...{ notes: ['interactions: times are seconds since 1970.'], rejectedRows: 2 },
}

async function openImport() {
  const stepsOf = ({ kCore }: Preprocessing) => [
    { step: 'read' as const, interactions: 10, users: 4, items: 5, removed: 0 },
    ...(kCore === 0 ? [] : [{ step: 'k-core' as const, interactions: 6, users: 2, items: 3, removed: 4 }]),
  ]
  const engine = playEngine({
    'datasets.preview': ({ plan }) => previewDataset({ from: 'files', files: FILES }, plan ?? null),
    'datasets.prepare': () => PREPARED,
    'datasets.preprocess': ({ preprocessing }) => ({ steps: stepsOf(preprocessing) }),
    'datasets.import': ({ name }) => buildDataset({ name }),
  })
  const source = { source: 'chosen-by-the-user', label: 'files' }
  Object.assign(engine.connection.shell, { pickSource: async () => source })
  const page = await openPage(engine, '/datasets?import=1')
  await page.press('Choose files…')
  await eventually(() => page.control('What sku says'))
  return { engine, page }
}

const planned = (plan: SourcePlan | undefined, file: string) =>
  plan?.readings.find((reading) => reading.file === file)

it('corrects columns, tries what is left out, and imports with both', async () => {
  const { engine, page } = await openImport()
  expect(page.control<HTMLSelectElement>('What item_id says').value).toBe('item')
  await page.type('What sku says', 'item')
  expect(page.control<HTMLSelectElement>('What item_id says').value).toBe('')

  await page.press('Next: what to leave out')
  await eventually(() => expect(page.rowsOf('What each step leaves')).toHaveLength(1))
  await page.type('k-core', '3')
  await eventually(() =>
    expect(page.rowsOf('What each step leaves')).toEqual([
      ['read', '', '10', '4', '5'],
      ['k-core 3', '4', '6', '2', '3'],
    ]),
  )
  await page.type('Name', 'tiny')
  await page.press('Import')
  await eventually(() => expect(engine.asked('datasets.import')).toHaveLength(1))
  const [asked] = engine.asked('datasets.import')
  expect(asked).toMatchObject({
    ...{ source: 'chosen-by-the-user', name: 'tiny', domainWord: 'product', rejectLimit: 0.01 },
    preprocessing: { ...NO_PREPROCESSING, kCore: 3 },
  })
  expect(planned(asked?.plan, 'log.csv')?.columns).toMatchObject({ user: 'user_id', item: 'sku' })
  expect(engine.asked('datasets.prepare')[0]?.plan).toEqual(asked?.plan)
})

it('asks for a column that is missing, and splits rows anew by another delimiter', async () => {
  const { engine, page } = await openImport()
  await page.type('What item_id says', '')
  expect((page.button('Next: what to leave out') as HTMLButtonElement).disabled).toBe(true)
  expect(document.body.textContent).toContain('Choose the column of item.')
  await page.type('Columns are separated by', ';')
  await eventually(() => page.control('What user_id,sku,item_id,timestamp says'))
  const format = planned(engine.asked('datasets.preview').at(-1)?.plan, 'log.csv')?.format
  expect(format).toMatchObject({ delimiter: ';', header: true })
})

it('does not import what leaves nothing, or a field that is no number', async () => {
  const { page } = await openImport()
  await page.press('Next: what to leave out')
  await eventually(() => expect(page.rowsOf('What each step leaves')).toHaveLength(1))
  await page.type('k-core', '-2')
  expect(document.body.textContent).toContain('Expected a whole number, or nothing.')
  expect((page.button('Import') as HTMLButtonElement).disabled).toBe(true)
})
