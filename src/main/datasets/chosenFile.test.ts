import { describe, expect, it } from 'vitest'
import { TIMED_HEADER, atomicFile, catalogue, refusalOf } from './datasets.testing.ts'
import { datasetFiles } from './datasetFiles.ts'
import { importedTables } from './tables/tables.testing.ts'
import { textFile, type SizedFile } from './textFiles.ts'
import { usedFiles } from './usedFiles.ts'

const chosen = (file: SizedFile): SizedFile => ({ ...file, chosen: true })
const ratings = (name: string, count: number) =>
  textFile(name, `user_id,item_id\n${Array.from({ length: count }, (_, item) => `u,${item}\n`).join('')}`)
const inter = (name: string) => atomicFile(name, TIMED_HEADER, ['a', '1', '5'])
const usedOf = async (...files: readonly SizedFile[]) => {
  const at = { from: 'my files', files }
  return usedFiles(at, await datasetFiles(at, null)).map(({ name }) => name)
}

describe('a file that was chosen, among others of its kind', () => {
  it('is the one that is read, however small it is', async () => {
    const [small, large] = [ratings('small.csv', 3), ratings('large.csv', 9)]
    expect((await importedTables([large, small])).summary.interactions).toBe(9)
    expect((await importedTables([large, chosen(small)])).summary.interactions).toBe(3)
  })

  it('counts before the parts of a split, unless it is one', async () => {
    const parts = [ratings('a.train.csv', 3), ratings('a.test.csv', 3)]
    expect(await usedOf(...parts, chosen(ratings('all.csv', 3)))).toEqual(['all.csv'])
    const [train, test] = parts
    expect(await usedOf(chosen(train!), test!, ratings('all.csv', 3))).toEqual(['a.train.csv', 'a.test.csv'])
  })

  it('brings what belongs to it, and says which of several atomic datasets is meant', async () => {
    const items = catalogue('1')
    expect(await refusalOf(usedOf(inter('a.inter'), inter('b.inter'), items))).toMatchObject({
      expected: 'one file that ends in .inter',
    })
    expect(await usedOf(inter('a.inter'), chosen(inter('b.inter')), items)).toEqual(['b.inter', 'tiny.item'])
    expect(await usedOf(inter('a.train.inter'), chosen(inter('b.inter')), items)).toEqual([
      'b.inter',
      'tiny.item',
    ])
  })

  it('is told to be none where it is called a table and cannot be read, whatever lies beside it', async () => {
    const others = [ratings('other.csv', 9), inter('a.inter'), catalogue('1')]
    const list = chosen(textFile('all.json', '[[1, 2], [3, 4]]'))
    expect(await refusalOf(usedOf(...others, list))).toMatchObject({
      code: 'dataset-files-missing',
      found: 'all.json',
    })
    const users = chosen(textFile('people.csv', 'name,town\nAda,London\nGrace,New York\n'))
    expect(await refusalOf(usedOf(...others, users))).toMatchObject({ found: 'people.csv' })
  })

  it('may be a table beside atomic files', async () => {
    const others = [inter('a.inter'), catalogue('1')]
    expect(await usedOf(...others, chosen(ratings('r.csv', 3)))).toEqual(['r.csv', 'tiny.item'])
    expect(await usedOf(...others, ratings('r.csv', 3))).toEqual(['a.inter', 'tiny.item'])
    expect(await usedOf(...others, chosen(textFile('notes.md', 'Read me.')))).toEqual([
      'a.inter',
      'tiny.item',
    ])
  })
})
