import { describe, expect, it } from 'vitest'
import { RecordSplitter } from './atomicRecords.ts'

const splitter = () => new RecordSplitter({ delimiter: ',', columns: 3, isQuoted: () => true })

/** Rows of three columns; every `nth` has a mark that nothing closes. */
function strayRows(count: number, nth: number): readonly string[] {
  return Array.from({ length: count }, (_, row) => `u${row},${row % nth === 0 ? '"12 inch' : 'n'},7`)
}

describe('rows with marks that nothing closes', () => {
  // Each of them was split anew with every line that followed, up to 200: minutes for a file like these.
  it.each([7, 150, 250])('takes each line as it stands where one in %d has one', (nth) => {
    const lines = strayRows(60_000, nth)
    const rows = splitter()
    const records = [...rows.take(lines), ...rows.end()]
    expect(records).toHaveLength(lines.length)
    expect(records.every(({ row, text, cells }) => text === lines[row - 1] && cells.length === 3)).toBe(true)
  })

  it('joins the lines of a field that is quoted, and counts them', () => {
    const rows = splitter()
    const records = rows.take(['a,"one', '', 'two ""q""', 'three",1', 'b,x,2'])
    expect(records.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['a', 'one\n\ntwo "q"\nthree', '1']],
      [5, ['b', 'x', '2']],
    ])
  })

  // Each line was split anew with all before it, however many marks it had: minutes for a file like these.
  it.each([
    ['doubled marks', `${'""'.repeat(2000)}`],
    ['marks that close and open', `${'x'.repeat(2000)}","${'y'.repeat(2000)}`],
  ])('takes lines of %s at once', (_kind, line) => {
    const lines = Array.from({ length: 1500 }, (_, row) => (row === 0 ? `"${line}` : line))
    const rows = splitter()
    const records = [...rows.take(lines), ...rows.end()]
    expect(records.reduce((sum, { text }) => sum + text.split('\n').length, 0)).toBe(lines.length)
  })
})
