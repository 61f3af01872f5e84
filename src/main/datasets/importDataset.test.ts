import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readDatasetFolder } from '../adapters/files/readDatasetFolder.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { sha256 } from '../adapters/sha256.ts'
import { candidateSets } from './candidateSets.ts'
import {
  BENCHMARK_HEADER,
  ITEM_HEADER,
  TIMED_HEADER,
  atomicFile,
  catalogue,
  refusalOf,
} from './datasets.testing.ts'
import { importDataset } from './importDataset.ts'
import { leaveOneOut } from './leaveOneOut.ts'
import { textFile } from './textFiles.ts'
import type { SizedFile } from './textFiles.ts'

const tools = { sha256, randomFor: seededRandom }
const importOf = (...files: readonly SizedFile[]) =>
  importDataset({ name: 'tiny', from: 'my files', files }, tools)

const ROWS = [
  ['a', '1', '1'],
  ['b', '2', '2'],
  ['a', '2', '3'],
  ['b', '3', '4'],
  ['a', '3', '5'],
]
const INTER = atomicFile('tiny.inter', TIMED_HEADER, ...ROWS)

function benchmark(trainRow: readonly string[], random = 'a\t3 5 5 4\nz\t1\n'): readonly SizedFile[] {
  return [
    atomicFile('b.train.inter', BENCHMARK_HEADER, trainRow),
    atomicFile('b.valid.inter', BENCHMARK_HEADER, ['a', '1', '2']),
    atomicFile('b.test.inter', BENCHMARK_HEADER, ['a', '1 2', '3']),
    textFile('b.random', random),
    catalogue('1', '2', '3', '4', '5', '6'),
  ]
}

describe('importDataset', () => {
  it('counts Table 1', async () => {
    const { dataset, summary } = await importOf(INTER, catalogue('1', '2', '3'))
    const counts = { users: 2, items: 3, interactions: 5, source: 'atomic', givenCandidates: false }
    expect(summary).toMatchObject({ name: 'tiny', domainWord: 'CD', ...counts, hash: dataset.hash })
    expect(summary.sparsity).toBeCloseTo(1 - 5 / 6, 12)
    expect(dataset.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('says of files what they were read as, where it is not UTF-8', async () => {
    const encoded = { ...INTER, encoding: () => Promise.resolve('GBK') }
    const { summary } = await importOf(encoded, catalogue('1', '2', '3'))
    expect(summary.notes).toEqual(['tiny.inter was read as GBK.'])
  })

  describe('with bad rows', () => {
    const rows = Array.from({ length: 200 }, (_, index) => [
      `u${Math.floor(index / 10)}`,
      `${index % 10}`,
      `${index}`,
    ])
    const items = catalogue(...Array.from({ length: 10 }, (_, index) => `${index}`))
    const bad = ['u1', '1', 'soon']
    const interOf = (count: number) =>
      atomicFile('tiny.inter', TIMED_HEADER, ...rows, ...Array.from({ length: count }, () => bad))
    const place = { file: 'tiny.inter', column: 'timestamp', expected: 'a number', found: 'soon' }

    it('leaves out and lists a few of many, and says so', async () => {
      const whole = await importOf(atomicFile('tiny.inter', TIMED_HEADER, ...rows), items)
      const { dataset, summary, rejects } = await importOf(interOf(2), items)
      expect(dataset.hash).toBe(whole.dataset.hash)
      expect(rejects).toEqual([
        { ...place, row: 202 },
        { ...place, row: 203 },
      ])
      expect(summary.notes.at(-1)).toBe(
        'tiny.inter: 2 of 202 rows were rejected; they are listed in rejects.csv beside the dataset.',
      )
    })

    it('refuses more than the limit, which is one in a hundred unless it is said', async () => {
      const refusal = { code: 'dataset-rows-invalid', total: 3, issues: [place, place, place] }
      expect(await refusalOf(importOf(interOf(3), items))).toMatchObject(refusal)
      const files = [interOf(3), items]
      const asked = { name: 'tiny', from: 'my files', files }
      expect((await importDataset({ ...asked, rejectLimit: 0.02 }, tools)).rejects).toHaveLength(3)
      expect(await refusalOf(importDataset({ ...asked, rejectLimit: 0 }, tools))).toMatchObject(refusal)
    })

    it('leaves out interactions with an item whose row was rejected', async () => {
      const titles = Array.from({ length: 150 }, (_, index) => [`${index}`, 'A title', 'Jazz'])
      const item = atomicFile('tiny.item', ITEM_HEADER, ...titles.slice(1), ['0', 'A', 'title', 'Jazz'])
      const { dataset, summary } = await importOf(atomicFile('tiny.inter', TIMED_HEADER, ...rows), item)
      expect(dataset.items.has('i:0')).toBe(false)
      expect(dataset.histories.flatMap((history) => history.items)).not.toContain('i:0')
      expect(summary.notes).toContain(
        'tiny.inter: 20 interactions were left out with items that were rejected.',
      )
    })
  })

  it('hashes content, not the order of rows of different users', async () => {
    const { dataset } = await importOf(INTER, catalogue('1', '2', '3'))
    const shuffled = [1, 3, 0, 2, 4].map((row) => ROWS[row]!)
    const other = await importOf(atomicFile('x.inter', TIMED_HEADER, ...shuffled), catalogue('3', '1', '2'))
    expect(other.dataset.hash).toBe(dataset.hash)
    const later = [...ROWS.slice(0, 4), ['a', '3', '6']]
    const changed = await importOf(atomicFile('tiny.inter', TIMED_HEADER, ...later), catalogue('1', '2', '3'))
    expect(changed.dataset.hash).not.toBe(dataset.hash)
  })

  it('reads the benchmark form: sequence from the test row, nine given negatives without the target', async () => {
    const { dataset, summary } = await importOf(...benchmark(['a', '', '1']))
    expect(dataset.histories).toEqual([{ user: 'u:a', items: ['i:1', 'i:2', 'i:3'], timestamps: null }])
    expect(dataset.givenNegatives).toEqual(new Map([['u:a', ['i:5', 'i:4']]]))
    expect([...dataset.items.keys()]).toEqual(['i:1', 'i:2', 'i:3', 'i:4', 'i:5'])
    expect(summary).toMatchObject({ items: 3, source: 'benchmark', givenCandidates: true })
  })

  it('names a row that is no beginning of the test row', async () => {
    const expected = 'the first items of the test row of a: 1 2'
    expect(await refusalOf(importOf(...benchmark(['a', '1', '4'])))).toMatchObject({
      issues: [{ file: 'b.train.inter', row: 2, column: 'item_id_list', expected, found: '1 4' }],
    })
  })

  it('names a line of candidates that it cannot read', async () => {
    expect(await refusalOf(importOf(...benchmark(['a', '', '1'], 'a 3 5 4')))).toMatchObject({
      issues: [{ file: 'b.random', row: 1, found: 'a 3 5 4' }],
      total: 1,
    })
  })

  it('says of a refused test row once, not again for the files that hang on it', async () => {
    const [train, valid, , random, item] = benchmark(['a', '', '1'])
    const test = atomicFile('b.test.inter', BENCHMARK_HEADER, ['a', '1 2', ''])
    expect(await refusalOf(importOf(train!, valid!, test, random!, item!))).toMatchObject({
      issues: [{ file: 'b.test.inter', row: 2, column: 'item_id', expected: 'a value', found: 'nothing' }],
      total: 1,
    })
  })

  it('refuses names, missing files and datasets that cannot be split', async () => {
    const short = atomicFile('tiny.inter', TIMED_HEADER, ...ROWS.slice(0, 4))
    expect(await refusalOf(importDataset({ name: 'Tiny', from: '', files: [] }, tools))).toMatchObject({
      code: 'name-invalid',
    })
    const missing = { code: 'dataset-files-missing', folder: 'my files' }
    expect(await refusalOf(importOf())).toMatchObject({ ...missing, found: 'no files' })
    expect(await refusalOf(importOf(INTER))).toEqual({
      ...missing,
      expected: 'the file tiny.item with the text of the items, at least a title of each,',
      found: 'tiny.inter',
    })
    expect(await refusalOf(importOf(short, catalogue('1', '2', '3')))).toMatchObject({
      code: 'dataset-too-small',
    })
  })

  it.each([
    ['Office_Products.inter', 'Desk', 'office product'],
    ['ml-100k.inter', 'Drama', 'movie'],
    ['Musical_Instruments.inter', 'Guitars', 'instrument'],
    ['tiny.inter', 'Jazz; Hard Bop', 'CD'],
    ['tiny.inter', 'Garden', 'product'],
  ])('calls an item of %s in category %s a %s', async (name, category, word) => {
    const items = atomicFile('x.item', ITEM_HEADER, ...['1', '2', '3'].map((token) => [token, 'T', category]))
    const { summary } = await importOf(atomicFile(name, TIMED_HEADER, ...ROWS), items)
    expect(summary.domainWord).toBe(word)
  })

  const dense = '/work/shared/data/amazon-cds-dense'
  const golden = '/work/shared/goldens/candidates-dense.tsv'
  it.skipIf(!existsSync(dense) || !existsSync(golden))(
    'gives 100 users, 269 items, 800 interactions and the reference candidates (skipped without the data)',
    async () => {
      const files = await readDatasetFolder(dense)
      const { dataset, summary } = await importDataset({ name: 'cds-dense', from: dense, files }, tools)
      expect(summary).toMatchObject({ users: 100, items: 269, interactions: 800, domainWord: 'CD' })
      const sets = candidateSets(dataset, dataset.histories.map(leaveOneOut), seededRandom(1))
      const lines = readFileSync(golden, 'utf8').trim().split('\n').slice(1)
      const expected = lines.map((line) => line.split('\t').slice(0, 3))
      const found = [...sets].map(([user, { positiveItem, negatives }]) => {
        return [user.slice(2), positiveItem.slice(2), negatives.map((item) => item.slice(2)).join(' ')]
      })
      expect(found).toEqual(expected)
      expect(
        [...dataset.items.values()].filter(({ title }) => title === '' || /<|&\w+;/.test(title)),
      ).toEqual([])
    },
  )
})
