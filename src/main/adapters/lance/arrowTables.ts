/** Makes Arrow tables out of columns. By rows, as LanceDB takes them, a million of them are a million objects and many copies. */
import {
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Struct,
  Table,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
  type List,
  type Schema,
} from 'apache-arrow'
import type { NumberLists } from './numberLists.ts'

/** The values of a column. */
export type TableColumn = readonly unknown[] | Int32Array | NumberLists
/** The columns of a table by name; all have the same length. */
export type TableColumns = Readonly<Record<string, TableColumn>>

/** Rows of one table: few enough that their texts are far below the two gigabytes that a column of a table may have. */
const ROWS = 1 << 14

/** Yields tables of some thousand rows each. `rows` is how many the columns have; their ordinals are added. */
export function* arrowTables(schema: Schema, rows: number, columns: TableColumns): Generator<Table> {
  for (let from = 0; from < rows; from += ROWS) {
    const part = { from, to: Math.min(rows, from + ROWS) }
    const children = schema.fields.map(({ name, type }) =>
      name === 'ordinal' ? ordinals(part) : dataOf(type as DataType, columns[name] ?? [], part),
    )
    const length = part.to - part.from
    const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children })
    yield new Table(schema, [new RecordBatch(schema, data)])
  }
}

interface Part {
  readonly from: number
  readonly to: number
}

function ordinals({ from, to }: Part): Data {
  return makeData({ type: new Int32(), data: Int32Array.from({ length: to - from }, (_, row) => from + row) })
}

function dataOf(type: DataType, column: TableColumn, part: Part): Data {
  if ('offsets' in column) return listData(type as List<Int32 | Float64>, column, part)
  if (column instanceof Int32Array)
    return makeData({ type: new Int32(), data: column.subarray(part.from, part.to) })
  const values = column.slice(part.from, part.to)
  if (type instanceof Utf8) return textData(values as readonly string[])
  const [data]: readonly (Data | undefined)[] = vectorFromArray(values, type).data
  if (data === undefined) throw new Error('Arrow made no data of a column.')
  return data
}

function textData(values: readonly string[]): Data<Utf8> {
  const valueOffsets = new Int32Array(values.length + 1)
  let size = 0
  values.forEach((value, row) => {
    size += Buffer.byteLength(value)
    valueOffsets[row + 1] = size
  })
  const data = Buffer.allocUnsafe(size)
  // One by one: halves of a character at the end of a text and the beginning of the next would become one.
  values.forEach((value, row) => void data.write(value, valueOffsets[row] ?? 0))
  return makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data })
}

function listData(
  type: List<Int32 | Float64>,
  { offsets, values, missing }: NumberLists,
  { from, to }: Part,
): Data {
  const length = to - from
  const first = offsets[from] ?? 0
  const valueOffsets = offsets.slice(from, to + 1).map((offset) => offset - first)
  const nullBitmap = new Uint8Array((length + 7) >> 3)
  let nullCount = 0
  for (let row = 0; row < length; row++) {
    if (missing[from + row] === 1) nullCount++
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7))
  }
  const numbers = values.subarray(first, offsets[to] ?? 0)
  const child =
    numbers instanceof Int32Array
      ? makeData({ type: new Int32(), data: numbers })
      : makeData({ type: new Float64(), data: numbers })
  return makeData({ type, length, nullCount, nullBitmap, valueOffsets, child } as Parameters<
    typeof makeData
  >[0])
}
