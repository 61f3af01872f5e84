import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RowIssue } from '#shared/errors.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { ImportedDataset } from '../../datasets/datasetStore.ts'
import { canonicalRows } from '../../datasets/canonicalRows.ts'
import { summarizeDataset } from '../../datasets/summarizeDataset.ts'
import { seededRandom } from '../seededRandom.ts'
import { sha256 } from '../sha256.ts'
import { saveFormer } from './formerDataset.testing.ts'
import { formerHistoriesPage, formerItemsPage } from './formerPages.ts'
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

  it('keeps a knowledge graph', async () => {
    const graph = {
      facts: [
        ['m.1', 'genre', 'm.jazz'],
        ['m.jazz', 'is', 'm.2'],
      ] as const,
      entityOf: new Map([[toItemId('1'), 'm.1']]),
    }
    await save(datasetOf({ graph }))
    expect((await lanceDatasetStore(root).load('tiny')).graph).toEqual(graph)
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

  it('leaves nothing behind where an interaction names an item that nothing describes', async () => {
    const histories = [{ user: toUserId('a'), items: [toItemId('9')], timestamps: null }]
    await expect(save(datasetOf({ histories, givenNegatives: null }))).rejects.toThrow('i:9 is not described')
    expect(await readdir(root)).toEqual([])
  })

  it('reads datasets from before histories were lists, and pages of them', async () => {
    const untimed = datasetOf().histories.map((history) => ({ ...history, timestamps: null }))
    for (const content of [
      datasetOf(),
      datasetOf({ name: 'untimed', histories: untimed, givenNegatives: null }),
    ]) {
      const dataset = { ...content, hash: sha256(canonicalRows(content)) }
      const { name } = dataset
      await saveFormer(join(root, name), dataset, { ...summaryOf(dataset), name })
      const store = lanceDatasetStore(root)
      expect(await store.load(name)).toEqual(dataset)
      expect((await store.list()).find((summary) => summary.name === name)?.notes).toEqual([])
      const page = { search: ' oNe', offset: 0, limit: 5 }
      expect(await store.items(name, page)).toEqual(formerItemsPage(dataset, page))
      expect((await store.histories(name, page)).rows.map(({ user }) => user)).toEqual(['z', 'a'])
      expect(await store.card(name)).toBe(null)
    }
  })

  describe('gives pages', () => {
    const words = ['Rain', "it's", '100%', 'a_b', 'İstanbul', 'C:\\x', 'été', '"Q"', 'straße', '\u{1F600}']
    const random = seededRandom(3)('pages')
    const said = () => Array.from({ length: 3 }, () => words[random.below(words.length)]).join(' ')
    const ids = Array.from({ length: 60 }, (_, number) => toItemId(`${number}`))
    const histories = Array.from({ length: 90 }, (_, number) => ({
      user: toUserId(number === 7 ? "o'neil" : `user-${number}`),
      items: random.shuffled(ids).slice(0, 1 + (number % 3)),
      timestamps: number % 2 === 0 ? null : [1, 2, 3].slice(0, 1 + (number % 3)),
    }))
    const large = datasetOf({
      histories,
      items: new Map(ids.map((id) => [id, { id, title: said(), category: said(), description: said() }])),
      users: new Map(
        [7, 20, 50]
          .map((number) => [histories[number]!.user, said()] as const)
          .map(([id, text]) => [id, { id, text }]),
      ),
      givenNegatives: null,
    })

    it('that are those of the whole dataset in memory, whatever is searched', async () => {
      await save(large)
      const store = lanceDatasetStore(root)
      expect(await store.load('tiny')).toEqual(large)
      const searches = [
        '',
        ' ',
        'user-1',
        "o'NEIL",
        '%',
        '_',
        '\\',
        "'",
        '"',
        '""',
        "'; --",
        'nothing',
        ...words,
      ]
      for (const search of searches)
        for (const [offset, limit] of [
          [0, 7],
          [5, 100],
          [1000, 10],
        ] as const) {
          const page = { search, offset, limit }
          expect(await store.items('tiny', page)).toEqual(formerItemsPage(large, page))
          expect(await store.histories('tiny', page)).toEqual(formerHistoriesPage(large, page))
        }
    })

    it('and says of an unknown dataset that it is unknown', async () => {
      const page = { search: '', offset: 0, limit: 1 }
      for (const name of ['none', '../tiny', '.importing-x', ''])
        for (const list of ['items', 'histories'] as const)
          await expect(lanceDatasetStore(root)[list](name, page)).rejects.toMatchObject({
            code: 'dataset-unknown',
          })
    })
  })

  it('ignores what a died import left, and removes it at the next save', async () => {
    await mkdir(join(root, '.importing-old-2147483646', 'items.lance'), { recursive: true })
    await mkdir(join(root, 'foreign'))
    expect(await lanceDatasetStore(root).list()).toEqual([])
    await save(datasetOf())
    expect((await readdir(root)).toSorted()).toEqual(['foreign', 'tiny'])
  })
})
