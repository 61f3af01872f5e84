import { describe, expect, it } from 'vitest'
import { csvOf } from './csvOf.ts'

const columns = [
  { key: 'name', label: 'Name, long', kind: 'text' as const },
  { key: 'value', label: 'Value', kind: 'number' as const, decimals: 2 },
]

describe('a table as CSV', () => {
  it('quotes what needs it, keeps numbers whole, leaves absent values empty, ends lines with CRLF', () => {
    const rows = [
      { name: 'say "no", or\nyes', value: 1 / 3 },
      { name: 'plain', value: null },
    ]
    expect(csvOf({ columns, rows }, ['one\ntwo'])).toBe(
      '# one two\r\n"Name, long",Value\r\n"say ""no"", or\nyes",0.3333333333333333\r\nplain,\r\n',
    )
  })

  it('gives a spreadsheet nothing to run', () => {
    const rows = ['=1+1', '+x', '-y', '@z'].map((name) => ({ name, value: -1 }))
    expect(csvOf({ columns, rows }, []).split('\r\n').slice(1, 5)).toEqual([
      "'=1+1,-1",
      "'+x,-1",
      "'-y,-1",
      "'@z,-1",
    ])
  })

  it('has comments that stay one line of cells without formulas', () => {
    expect(csvOf({ columns, rows: [] }, ['runs "a, =1+1; @x', 'b']).split('\r\n').slice(0, 2)).toEqual([
      "# runs 'a, '=1+1; '@x",
      '# b',
    ])
  })
})
