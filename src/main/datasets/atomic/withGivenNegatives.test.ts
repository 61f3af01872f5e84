import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { TIMED_HEADER, atomicFile, catalogue, refusalOf } from '../datasets.testing.ts'
import { importDataset } from '../importDataset.ts'
import { textFile } from '../textFiles.ts'

const ROWS = ['a', 'b'].flatMap((user) => ['1', '2', '3'].map((item) => [user, item, item]))
const importOf = (random: string, name = 'tiny.random') => {
  const inter = atomicFile('tiny.inter', TIMED_HEADER, ...ROWS)
  const files = [inter, catalogue('1', '2', '3', '4', '5 A', '6'), textFile(name, random)]
  return importDataset({ name: 'tiny', from: 'my files', files }, { sha256, randomFor: seededRandom })
}

describe('negatives that are given beside an atomic file', () => {
  it('are kept with the texts of items that no history has, without the test item', async () => {
    const { dataset, summary } = await importOf('a\t4 3 4 1\nb\t5 A\t4\t\nz\t9\n')
    expect(dataset.givenNegatives).toEqual(
      new Map([
        ['u:a', ['i:4', 'i:1']],
        ['u:b', ['i:5 A', 'i:4']],
      ]),
    )
    expect([...dataset.items.keys()]).toEqual(['i:1', 'i:2', 'i:3', 'i:4', 'i:5 A'])
    expect(summary).toMatchObject({ items: 3, givenCandidates: true, source: 'atomic' })
  })

  it('are not those of another dataset', async () => {
    expect((await importOf('a\t4\nb\t4\n', 'other.random')).dataset.givenNegatives).toBe(null)
  })

  it.each([
    ['a line is missing', 'a\t4\n', { column: 'user_id', expected: 'a line for the user b', found: 'none' }],
    ['an item is not described', 'a\t4\nb\t9\n', { row: 2, column: 'items', found: '9' }],
    ['a line holds no items', 'a\t4\nb\t \n', { row: 2, found: 'b<TAB> ' }],
  ])('refuse the import where %s', async (_, random, issue) => {
    expect(await refusalOf(importOf(random))).toMatchObject({
      code: 'dataset-rows-invalid',
      issues: [{ file: 'tiny.random', ...issue }],
      total: 1,
    })
  })
})
