/** Makes Arrow tables out of columns. By rows, as LanceDB takes them, a million of them are a million objects and many copies. */
import {
  Float64,
  makeData,
  RecordBatch,
  Struct,
  Table,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
  type Field,
  type Schema,
} from 'apache-arrow'

/** The values of each column of a table, by its name; all columns have the same length. */
export type TableColumns = Readonly<Record<string, readonly unknown[]>>

/** Rows of one batch: the texts of a column of a batch must not exceed two gigabytes. */
const BATCH = 1 << 16

/** Makes the table of a schema. Values of texts are strings, of numbers numbers or null, and of others whatever Arrow takes. */
export function arrowTable(schema: Schema, columns: TableColumns): Table {
  const rows = rowsOf(columns)
  const batches: RecordBatch[] = []
  for (let from = 0; from < rows; from += BATCH) {
    const length = Math.min(BATCH, rows - from)
    const children = schema.fields.map(({ name, type }: Field<DataType>) =>
      dataOf(type, (columns[name] ?? []).slice(from, from + length)),
    )
    const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children })
    batches.push(new RecordBatch(schema, data))
  }
  return new Table(schema, batches)
}

function rowsOf(columns: TableColumns): number {
  return Object.values(columns)[0]?.length ?? 0
}

function dataOf(type: DataType, values: readonly unknown[]): Data {
  if (type instanceof Utf8) return textData(values as readonly string[])
  if (type instanceof Float64) return numberData(values as readonly (number | null)[])
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

function numberData(values: readonly (number | null)[]): Data<Float64> {
  const nullBitmap = new Uint8Array((values.length + 7) >> 3)
  let nullCount = 0
  values.forEach((value, row) => {
    if (value === null) nullCount++
    else nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7))
  })
  const data = Float64Array.from(values, (value) => value ?? 0)
  return makeData({ type: new Float64(), length: values.length, nullCount, nullBitmap, data })
}
