/** Columns of a table as LanceDB gives them, without an object for each row. */
import type { Data, Int32, Utf8 } from 'apache-arrow'
import type { Query } from '@lancedb/lancedb'

/** A batch of rows; of each column there is one piece. */
interface ReadBatch {
  readonly numRows: number
  getChild(name: string): { readonly data: readonly Data[] } | null
}

/** Reads what a query finds, with these columns. */
export async function readColumns(query: Query, columns: readonly string[]): Promise<ReadColumns> {
  const { batches } = await query.select(['ordinal', ...columns]).toArrow()
  return new ReadColumns(batches)
}

/** What was read. Its rows are in the order of their ordinals, whatever order LanceDB gave them in. */
export class ReadColumns {
  readonly ordinals: Int32Array
  readonly #batches: readonly ReadBatch[]
  /** The place of each row that was read. */
  readonly #places: Int32Array

  constructor(batches: readonly ReadBatch[]) {
    this.#batches = batches
    const rows = batches.reduce((sum, { numRows }) => sum + numRows, 0)
    const read = new Int32Array(rows)
    let from = 0
    for (const batch of batches) {
      read.set((pieceOf(batch, 'ordinal') as Data<Int32>).values.subarray(0, batch.numRows), from)
      from += batch.numRows
    }
    const order = Int32Array.from(read, (_, row) => row)
    if (read.some((ordinal, row) => row > 0 && ordinal < (read[row - 1] ?? 0)))
      order.sort((a, b) => (read[a] ?? 0) - (read[b] ?? 0))
    this.ordinals = order.map((row) => read[row] ?? 0)
    this.#places = new Int32Array(rows)
    order.forEach((row, place) => (this.#places[row] = place))
  }

  /** The texts of a column. */
  texts(name: string): readonly string[] {
    const texts = new Array<string>(this.ordinals.length)
    this.#each(name, (piece, row, place) => {
      const { values, valueOffsets } = piece as Data<Utf8>
      texts[place] = textIn(values, valueOffsets[row] ?? 0, valueOffsets[row + 1] ?? 0)
    })
    return texts
  }

  /** The whole numbers of a column. */
  numbers(name: string): Int32Array {
    const numbers = new Int32Array(this.ordinals.length)
    this.#each(name, (piece, row, place) => (numbers[place] = (piece as Data<Int32>).values[row] ?? 0))
    return numbers
  }

  /** The lists of numbers of a column, which share memory with what was read; null where there is none. */
  lists(name: string): readonly (Int32Array | Float64Array | null)[] {
    const lists = new Array<Int32Array | Float64Array | null>(this.ordinals.length)
    this.#each(name, (piece, row, place) => {
      const offsets = piece.valueOffsets as unknown as Int32Array
      const values = piece.children[0]?.values as Int32Array | Float64Array
      lists[place] = piece.getValid(row) ? values.subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0) : null
    })
    return lists
  }

  #each(name: string, take: (piece: Data, row: number, place: number) => void): void {
    let read = 0
    for (const batch of this.#batches) {
      const piece = pieceOf(batch, name)
      for (let row = 0; row < batch.numRows; row++) take(piece, row, this.#places[read++] ?? 0)
    }
  }
}

function pieceOf(batch: ReadBatch, name: string): Data {
  const [piece] = batch.getChild(name)?.data ?? []
  if (piece === undefined) throw new Error(`The column ${name} was not read.`)
  return piece
}

function textIn(values: Uint8Array, from: number, to: number): string {
  return Buffer.from(values.buffer, values.byteOffset + from, to - from).toString('utf8')
}
