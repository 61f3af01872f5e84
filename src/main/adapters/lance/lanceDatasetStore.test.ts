import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RowIssue } from '#shared/errors.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ImportedDataset } from '../../datasets/datasetStore.ts'
import { summarizeDataset } from '../../datasets/summarizeDataset.ts'
import { lanceDatasetStore } from './lanceDatasetStore.ts'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'recnet-datasets-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

function datasetOf(part: Partial<Dataset> = {}): Dataset {
  const [a, z, one, two] = [toUserId('a'), toUserId('z'), toItemId('1'), toItemId('2')]
  return {
    name: 'tiny',
    domainWord: 'CD',
    histories: [
      { user: z, items: [two, one, two], timestamps: [1.5, 1400000060, 1700000000123] },
      { user: a, items: [one], timestamps: [0] },
    ],
    items: new Map([
      [two, { id: two, title: 'Café "Zwei"', category: '', description: '' }],
      [one, { id: one, title: 'One', category: 'Jazz; Hard Bop', description: 'Low.' }],
    ]),
    users: new Map([[z, { id: z, text: 'age: 24' }]]),
    givenNegatives: new Map([
      [z, [one, two]],
      [a, []],
    ]),
    hash: 'ab12',
    ...part,
  }
}

const summaryOf = (dataset: Dataset) => ({
  ...summarizeDataset(dataset, 'benchmark'),
  notes: ['a.item was read as GBK.'],
})
const importedOf = (dataset: Dataset, rejects: readonly RowIssue[] = []): ImportedDataset => {
  const summary = summaryOf(dataset)
  const { name, domainWord, hash, notes, users, items, interactions, sparsity } = summary
  const card = {
    ...{ name, domainWord, hash, notes, source: 'benchmark form', licence: 'CC0', files: [], plan: null },
    ...{ preprocessing: null, steps: [], rejectedRows: rejects.length },
    statistics: { users, items, interactions, sparsity },
  }
  return { dataset, summary, rejects, card }
}
const save = (dataset: Dataset) => lanceDatasetStore(root).save(importedOf(dataset))

describe('lanceDatasetStore', () => {
  it('gives back what was saved, in the same order', async () => {
    const dataset = datasetOf()
    await save(dataset)
    const loaded = await lanceDatasetStore(root).load('tiny')
    expect(loaded).toEqual(dataset)
    expect([...loaded.items.keys()]).toEqual(['i:2', 'i:1'])
    expect(await lanceDatasetStore(root).list()).toEqual([summaryOf(dataset)])
    expect(await lanceDatasetStore(root).card('tiny')).toEqual(importedOf(dataset).card)
  })

  it('lists rejected rows beside the dataset', async () => {
    const dataset = datasetOf()
    const reject = { file: 'a.inter', row: 7, column: 'timestamp', expected: 'a number', found: 'a "b"' }
    await lanceDatasetStore(root).save(importedOf(dataset, [reject]))
    expect(await readFile(join(root, 'tiny', 'rejects.csv'), 'utf8')).toBe(
      'file,row,column,expected,found\r\na.inter,7,timestamp,a number,"a ""b"""\r\n',
    )
    expect(await lanceDatasetStore(root).load('tiny')).toEqual(dataset)
    await lanceDatasetStore(root).remove('tiny')
    expect(await readdir(root)).toEqual([])
  })

  it('keeps the absence of times, users and candidates', async () => {
    const histories = datasetOf().histories.map((history) => ({ ...history, timestamps: null }))
    const dataset = datasetOf({ histories, users: new Map(), givenNegatives: null })
    await save(dataset)
    expect(await lanceDatasetStore(root).load('tiny')).toEqual(dataset)
  })

  it('refuses a name twice and names the known ones for an unknown one', async () => {
    const store = lanceDatasetStore(root)
    await expect(store.load('tiny')).rejects.toMatchObject({
      details: { code: 'dataset-unknown', known: [] },
    })
    await save(datasetOf())
    await expect(save(datasetOf())).rejects.toMatchObject({
      details: { code: 'dataset-exists', name: 'tiny' },
    })
    await expect(store.remove('none')).rejects.toMatchObject({ details: { known: ['tiny'] } })
    await store.remove('tiny')
    expect([await store.list(), await readdir(root)]).toEqual([[], []])
  })

  it('leaves nothing behind after a failed import', async () => {
    const broken = { id: 'i:9', title: Symbol('no text') } as never
    await expect(save(datasetOf({ items: new Map([[toItemId('9'), broken]]) }))).rejects.toThrow()
    expect(await readdir(root)).toEqual([])
  })

  it('ignores what a died import left, and removes it at the next save', async () => {
    await mkdir(join(root, '.importing-old-2147483646', 'items.lance'), { recursive: true })
    await mkdir(join(root, 'foreign'))
    expect(await lanceDatasetStore(root).list()).toEqual([])
    await save(datasetOf())
    expect((await readdir(root)).toSorted()).toEqual(['foreign', 'tiny'])
  })
})
