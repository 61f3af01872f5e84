import { describe, expect, it } from 'vitest'
import { ITEM_HEADER, TIMED_HEADER, atomicFile, catalogue, refusalOf } from './datasets.testing.ts'
import { readAtomicDataset } from './readAtomicDataset.ts'
import type { AtomicDatasetFiles, Duplicates } from './readAtomicDataset.ts'
import { RowIssues } from './rowIssues.ts'

async function read(files: Partial<AtomicDatasetFiles>, duplicates: Duplicates = 'first') {
  const inter = atomicFile('tiny.inter', TIMED_HEADER, ['a', '1', '5'])
  const issues = new RowIssues()
  const all = { inter, item: catalogue('1', '2', '3'), user: null, ...files }
  const dataset = await readAtomicDataset(all, issues, { duplicates })
  issues.throwIfAny()
  return dataset
}

describe('readAtomicDataset', () => {
  it('orders by exact time where float32 would tie, ties in file order', async () => {
    const rows = [
      ['a', '1', '1400000060'],
      ['b', '2', '7'],
      ['a', '2', '1400000010'],
      ['b', '1', '7'],
      ['a', '3', '1400000060'],
    ]
    const { histories } = await read({ inter: atomicFile('tiny.inter', TIMED_HEADER, ...rows) })
    expect(histories).toEqual([
      { user: 'u:a', items: ['i:2', 'i:1', 'i:3'], timestamps: [1400000010, 1400000060, 1400000060] },
      { user: 'u:b', items: ['i:2', 'i:1'], timestamps: [7, 7] },
    ])
  })

  it('keeps the earliest of repeated interactions, or all if asked', async () => {
    const inter = atomicFile('tiny.inter', TIMED_HEADER, ['a', '1', '9'], ['a', '2', '5'], ['a', '1', '3'])
    expect((await read({ inter })).histories[0]).toMatchObject({ items: ['i:1', 'i:2'], timestamps: [3, 5] })
    expect((await read({ inter }, 'keep')).histories[0]!.items).toEqual(['i:1', 'i:2', 'i:1'])
  })

  it('keeps file order without a timestamp column', async () => {
    const inter = atomicFile('tiny.inter', ['user_id:token', 'item_id:token'], ['a', '2'], ['a', '1'])
    expect((await read({ inter })).histories).toEqual([
      { user: 'u:a', items: ['i:2', 'i:1'], timestamps: null },
    ])
  })

  it('cleans item text, adds columns that speak and leaves out numbers and unused items', async () => {
    const header = [
      'item_id:token',
      'brand:token',
      'price:float',
      'rank:token',
      'genre:token_seq',
      'movie_title:token_seq',
    ]
    const item = atomicFile(
      'tiny.item',
      header,
      ['1', 'Oak &amp; Ash', '9.5', '12', 'Drama', '<span class="a"'],
      ['2', '', '', '', '', 'B'],
    )
    expect([...(await read({ item })).items.values()]).toEqual([
      { id: 'i:1', title: 'Untitled item 1', category: 'Drama', description: 'brand: Oak & Ash' },
    ])
  })

  it('joins the fields of a user', async () => {
    const user = atomicFile(
      'tiny.user',
      ['user_id:token', 'age:token', 'gender:token'],
      ['a', '24', 'F'],
      ['z', '1', 'M'],
    )
    expect([...(await read({ user })).users.values()]).toEqual([{ id: 'u:a', text: 'age: 24; gender: F' }])
  })

  it('names the row of an item that the catalogue lacks', async () => {
    const expected = 'an item_id that tiny.item describes'
    expect(await refusalOf(read({ item: atomicFile('tiny.item', ITEM_HEADER) }))).toMatchObject({
      issues: [{ file: 'tiny.inter', row: 2, column: 'item_id', expected, found: '1' }],
    })
  })
})
