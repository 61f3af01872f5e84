import { describe, expect, it } from 'vitest'
import { TIMED_HEADER, atomicFile, collected, refusalOf } from '../datasets.testing.ts'
import { cellOf, readAtomicFile } from './readAtomicFile.ts'
import type { AtomicForm } from './readAtomicFile.ts'
import { RowIssues } from '../rows/rowIssues.ts'
import { textFile } from '../textFiles.ts'
import type { SourceFile } from '../textFiles.ts'

const INTER: AtomicForm = { required: [['user_id'], ['item_id']], numeric: ['timestamp'] }
const ITEM: AtomicForm = { required: [['item_id']], present: [['title', 'name']], lastMayLack: true }

async function rowsOf(file: SourceFile, form: AtomicForm): Promise<readonly (readonly string[])[]> {
  const issues = new RowIssues()
  const rows = await collected(readAtomicFile(file, form, issues))
  issues.throwIfAny()
  return rows.map((row) => row.cells)
}

describe('readAtomicFile', () => {
  it('reads by header name, through a byte order mark, carriage returns and blank lines', async () => {
    const file = textFile('a.inter', '\uFEFFitem_id:token\tuser_id:token\r\np1\ta\r\n\r\np2\tb')
    const rows = await collected(readAtomicFile(file, INTER, new RowIssues()))
    expect(rows.map((row) => [row.row, cellOf(row, 'user_id'), cellOf(row, 'item_id')])).toEqual([
      [2, 'a', 'p1'],
      [4, 'b', 'p2'],
    ])
  })

  it('keeps leading TABs, so that an empty first column stays the first', async () => {
    const file = atomicFile('a.item', ['title:token_seq', 'item_id:token', 'price:float'], ['', '7', ''])
    expect(await rowsOf(file, ITEM)).toEqual([['', '7', '']])
  })

  it('takes a missing last column as empty where that is allowed', async () => {
    const file = atomicFile(
      'a.item',
      ['item_id:token', 'title:token_seq', 'category:token_seq'],
      ['7', 'Low Sun'],
    )
    expect(await rowsOf(file, ITEM)).toEqual([['7', 'Low Sun', '']])
  })

  it.each([
    ['user_id:token item_id:token', 'columns separated by spaces: user_id:token item_id:token'],
    ['user_id:token,item_id:token', 'columns separated by commas: user_id:token,item_id:token'],
    ['user_id\titem_id', 'no types: user_id<TAB>item_id'],
    ['', 'an empty line'],
  ])('says what is wrong with the header %j', async (header, found) => {
    const expected = 'a header of name:type columns separated by TAB, such as user_id:token<TAB>item_id:token'
    expect(await refusalOf(rowsOf(textFile('a.inter', `${header}\n1 2\n`), INTER))).toEqual({
      code: 'dataset-rows-invalid',
      issues: [{ file: 'a.inter', row: 1, column: '', expected, found }],
      total: 1,
    })
  })

  it('names a missing column with its accepted names', async () => {
    const file = atomicFile('a.item', ['item_id:token', 'price:float'])
    expect(await refusalOf(rowsOf(file, ITEM))).toMatchObject({
      issues: [{ row: 1, column: 'title', expected: 'a column title or name', found: 'item_id, price' }],
    })
  })

  it('names file, row and column of each bad row', async () => {
    const file = atomicFile(
      'a.inter',
      TIMED_HEADER,
      ['a', 'p1', '10'],
      ['a p2 11'],
      ['', 'p3', '12'],
      ['a', 'p4', '2018-01-01'],
    )
    const place = { file: 'a.inter' }
    expect(await refusalOf(rowsOf(file, INTER))).toEqual({
      code: 'dataset-rows-invalid',
      issues: [
        { ...place, row: 3, column: '', expected: '3 columns separated by TAB', found: '1 in "a p2 11"' },
        { ...place, row: 4, column: 'user_id', expected: 'a value', found: 'nothing' },
        { ...place, row: 5, column: 'timestamp', expected: 'a number', found: '2018-01-01' },
      ],
      total: 3,
    })
  })

  it('keeps twenty issues and counts the rest, cutting long values', async () => {
    const bad = Array.from({ length: 25 }, () => ['a', 'p', 'x'.repeat(500)])
    const refusal = await refusalOf(rowsOf(atomicFile('a.inter', TIMED_HEADER, ...bad), INTER))
    expect(refusal).toMatchObject({ total: 25 })
    const { issues } = refusal as { issues: readonly { found: string }[] }
    expect(issues.length).toBe(20)
    expect(issues[0]!.found.length).toBe(80)
  })
})
