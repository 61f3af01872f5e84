import { Bool, Field, Int32, List, Schema, Utf8, Float64 } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { arrowTables } from './arrowTables.ts'
import { numberListsOf } from './numberListsOf.ts'
import { ReadColumns } from './readColumns.ts'

const ordinal = new Field('ordinal', new Int32(), false)

describe('arrowTables', () => {
  it('keep texts, numbers and lists, also absent ones and beyond one table', () => {
    const rows = 40_000
    const texts = Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? '' : `é${row}`))
    const lists = Array.from({ length: rows }, (_, row) =>
      row % 5 === 0 ? null : Array.from({ length: row % 4 }, (_, index) => row + index + 0.5),
    )
    const counts = Int32Array.from({ length: rows }, (_, row) => row * 3)
    const schema = new Schema([
      ordinal,
      new Field('text', new Utf8(), false),
      new Field('count', new Int32(), false),
      new Field('lists', new List(new Field('item', new Float64(), false)), true),
      new Field('odd', new Bool(), false),
    ])
    const columns = {
      text: texts,
      count: counts,
      lists: numberListsOf(lists, Float64Array, (number) => number),
      odd: texts.map((_, row) => row % 2 === 1),
    }
    const tables = [...arrowTables(schema, rows, columns)]
    expect(tables.map(({ numRows }) => numRows)).toEqual([16_384, 16_384, 7232])
    const read = new ReadColumns(tables.flatMap(({ batches }) => batches))
    expect(read.ordinals).toEqual(Int32Array.from({ length: rows }, (_, row) => row))
    expect(read.texts('text')).toEqual(texts)
    expect(read.numbers('count')).toEqual(counts)
    expect(read.lists('lists').map((list) => list && [...list])).toEqual(lists)
    expect(tables[2]?.get(1)?.toJSON()['odd']).toBe(true)
  })

  it('do not join halves of characters of two texts', () => {
    const schema = new Schema([ordinal, new Field('text', new Utf8(), false)])
    const tables = [...arrowTables(schema, 3, { text: ['a\uD83D', '\uDE00b', 'c'] })]
    const read = new ReadColumns(tables.flatMap(({ batches }) => batches))
    expect(read.texts('text')).toEqual(['a\uFFFD', '\uFFFDb', 'c'])
  })

  it('are none where there are no rows', () => {
    expect([...arrowTables(new Schema([ordinal]), 0, {})]).toEqual([])
  })
})

describe('ReadColumns', () => {
  it('puts rows in the order of their ordinals', () => {
    const schema = new Schema([ordinal, new Field('text', new Utf8(), false)])
    const texts = Array.from({ length: 40_000 }, (_, row) => String(row))
    const batches = [...arrowTables(schema, texts.length, { text: texts })].flatMap((table) => table.batches)
    expect(new ReadColumns(batches.toReversed()).texts('text')).toEqual(texts)
  })
})
