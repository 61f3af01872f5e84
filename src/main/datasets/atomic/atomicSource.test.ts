import { describe, expect, it } from 'vitest'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import {
  ITEM_HEADER,
  TIMED_HEADER,
  atomicContent,
  atomicFile,
  catalogue,
  refusalOf,
} from '../datasets.testing.ts'
import type { AtomicDatasetFiles } from '../datasetFiles.ts'
import { RowIssues } from '../rows/rowIssues.ts'

type Duplicates = Preprocessing['duplicates']

async function read(files: Partial<AtomicDatasetFiles>, duplicates: Duplicates = 'first') {
  return (await readWithNotes(files, duplicates)).dataset
}

async function readWithNotes(files: Partial<AtomicDatasetFiles>, duplicates: Duplicates = 'first') {
  const inter = atomicFile('tiny.inter', TIMED_HEADER, ['a', '1', '5'])
  const issues = new RowIssues()
  const all = { inter, item: catalogue('1', '2', '3'), user: null, random: null, ...files }
  const dataset = await atomicContent(all, issues, { duplicates })
  issues.throwIfAny()
  return { dataset, notes: issues.notes }
}

describe('atomicSource', () => {
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

  it('says what is repeated and what is tied, and in which unit times are', async () => {
    const rows = [
      ['a', '1', '1400000060000'],
      ['a', '2', '1400000010000'],
      ['a', '1', '1400000060000'],
      ['a', '3', '1400000060000'],
      ['a', '2', '1400000070000'],
      ['b', '1', '1400000060000'],
    ]
    const inter = atomicFile('tiny.inter', TIMED_HEADER, ...rows)
    const { dataset, notes } = await readWithNotes({ inter })
    expect(dataset.histories[0]!.items).toEqual(['i:2', 'i:1', 'i:3'])
    expect(notes).toEqual([
      'tiny.inter: times are milliseconds since 1970.',
      'tiny.inter: one row repeats user, item and time of an earlier one; the earliest counts.',
      'tiny.inter: one row has an item that the user took before, at another time; the earliest counts.',
      'tiny.inter: 2 interactions of one user happened at the same time as another of the user; they keep the order of the file.',
    ])
  })

  it('says nothing of numbers that only order rows, and of a file without times only what is repeated', async () => {
    const timed = atomicFile('tiny.inter', TIMED_HEADER, ['a', '1', '1'], ['a', '2', '2'])
    expect((await readWithNotes({ inter: timed })).notes).toEqual([])
    const untimed = atomicFile(
      'tiny.inter',
      ['user_id:token', 'item_id:token'],
      ['a', '1'],
      ['a', '1'],
      ['a', '1'],
    )
    expect((await readWithNotes({ inter: untimed }, 'keep')).notes).toEqual([
      'tiny.inter: 2 rows repeat user and item of an earlier one; all count.',
    ])
  })

  it('refuses seconds among milliseconds, with the first row of the fewer', async () => {
    const rows = [
      ['a', '1', '1400000060000'],
      ['a', '2', '1400000010'],
      ['a', '3', '1400000060000'],
    ]
    expect(await refusalOf(read({ inter: atomicFile('tiny.inter', TIMED_HEADER, ...rows) }))).toMatchObject({
      issues: [
        {
          file: 'tiny.inter',
          row: 3,
          column: 'timestamp',
          expected: 'a time in milliseconds, as in 2 rows',
          found: '1400000010, as if in seconds',
        },
      ],
      total: 1,
    })
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

  it('reads past columns that nothing reads: a price that is a dash, a rating that is nan, an unknown type', async () => {
    const header = ['user_id:token', 'item_id:token', 'rating:float', 'vector:float_seq', 'timestamp:float']
    const inter = atomicFile('tiny.inter', header, ['a', '1', 'nan', '- 1', '2'], ['a', '2', '4.5', '', '1'])
    const item = atomicFile(
      'tiny.item',
      ['item_id:token', 'price:float', 'title:token_seq', 'day:date', 'note'],
      ['1', '-', 'One', 'soon', ''],
      ['2', '9.5', 'Two', '', 'x'],
    )
    const { histories, items } = await read({ inter, item })
    expect(histories).toEqual([{ user: 'u:a', items: ['i:2', 'i:1'], timestamps: [1, 2] }])
    expect([...items.values()].map(({ title }) => title)).toEqual(['One', 'Two'])
  })

  it('checks a timestamp also where the header does not say its type', async () => {
    const header = ['user_id:token', 'item_id:token', 'timestamp']
    const inter = atomicFile('tiny.inter', header, ['a', '1', '5'], ['a', '2', 'soon'])
    expect(await refusalOf(read({ inter }))).toMatchObject({
      issues: [{ row: 3, column: 'timestamp', expected: 'a number', found: 'soon' }],
      total: 1,
    })
  })

  it('does not report an item as missing besides whose row was refused', async () => {
    const item = atomicFile('tiny.item', ITEM_HEADER, ['1', 'A', 'Jazz', 'and more'])
    expect(await refusalOf(read({ item }))).toMatchObject({
      issues: [{ file: 'tiny.item', row: 2, column: '', expected: '3 columns separated by TAB' }],
      total: 1,
    })
  })

  it('keeps ids as they are: 007 is not 7', async () => {
    const inter = atomicFile(
      'tiny.inter',
      TIMED_HEADER,
      ['007', '01', '1'],
      ['7', '1', '2'],
      ['7.0', '1.0', '3'],
    )
    const { histories, items } = await read({ inter, item: catalogue('1', '01', '1.0') })
    expect(histories.map(({ user, items: taken }) => [user, ...taken])).toEqual([
      ['u:007', 'i:01'],
      ['u:7', 'i:1'],
      ['u:7.0', 'i:1.0'],
    ])
    expect(items.get('i:01')?.title).toBe('Title 01')
  })

  it('joins the fields of a user', async () => {
    const user = atomicFile(
      'tiny.user',
      ['user_id:token', 'age:token', 'gender:token', 'height:float'],
      ['a', '24', 'F', 'nan'],
      ['z', '1', 'M', '1.8'],
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
