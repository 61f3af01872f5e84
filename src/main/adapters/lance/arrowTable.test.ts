import { Bool, Field, Float64, Int32, List, Schema, Utf8 } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { arrowTable } from './arrowTable.ts'

function rowsOf(table: ReturnType<typeof arrowTable>): readonly Readonly<Record<string, unknown>>[] {
  return table.toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON())
}

describe('arrowTable', () => {
  it('keeps texts, numbers, absent numbers and lists, also beyond one batch', () => {
    const rows = 70_000
    const texts = Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? '' : `é${row}`))
    const numbers = Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? null : row + 0.5))
    const lists = Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? [] : ['a', `${row}`]))
    const schema = new Schema([
      new Field('ordinal', new Int32(), false),
      new Field('text', new Utf8(), false),
      new Field('number', new Float64(), true),
      new Field('list', new List(new Field('item', new Utf8(), true)), false),
      new Field('odd', new Bool(), false),
    ])
    const ordinals = Array.from({ length: rows }, (_, row) => row)
    const odd = ordinals.map((row) => row % 2 === 1)
    const table = arrowTable(schema, { ordinal: ordinals, text: texts, number: numbers, list: lists, odd })
    expect(table.numRows).toBe(rows)
    const found = rowsOf(table)
    for (const row of [0, 1, 5, 65_535, 65_536, 69_999]) {
      const { ordinal, text, number, list, odd } = found[row]!
      expect({ ordinal, text, number, odd }).toEqual({
        ...{ ordinal: row, text: texts[row], number: numbers[row], odd: row % 2 === 1 },
      })
      expect([...(list as Iterable<string>)]).toEqual(lists[row])
    }
  })

  it('does not join halves of characters of two texts', () => {
    const schema = new Schema([new Field('text', new Utf8(), false)])
    const table = arrowTable(schema, { text: ['a\uD83D', '\uDE00b', 'c'] })
    expect(rowsOf(table).map((row) => row['text'])).toEqual(['a\uFFFD', '\uFFFDb', 'c'])
  })

  it('has a schema and no rows where there are none', () => {
    const schema = new Schema([new Field('text', new Utf8(), false)])
    expect(arrowTable(schema, { text: [] }).numRows).toBe(0)
  })
})
