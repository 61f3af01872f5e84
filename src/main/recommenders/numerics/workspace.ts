/** The memory of one model: matrices of 32-bit floats and lists of numbers, beside the kernels that work on them. */
import { newKernels, type Kernels, type Place } from './kernels.ts'

/** A matrix of 32-bit floats, row by row. */
export interface Matrix {
  readonly at: Place
  readonly rows: number
  readonly columns: number
}

/** Reserves memory. Nothing is given back before the whole workspace is forgotten. */
export class Workspace {
  readonly kernels: Kernels = newKernels()

  /** Returns a matrix of zeros. Its columns must be a multiple of four wherever kernels go through it in fours. */
  matrix(rows: number, columns: number): Matrix {
    const at = this.kernels.reserve(4 * rows * columns)
    this.kernels.clear(rows * columns, at)
    return { at, rows, columns }
  }

  /** Returns the place of a list of so many whole numbers. */
  numbers(length: number): Place {
    return this.kernels.reserve(4 * length)
  }

  /** Writes whole numbers at a place. */
  write(at: Place, values: ArrayLike<number>): void {
    new Int32Array(this.kernels.memory.buffer, at, values.length).set(values)
  }

  /** Returns the floats of a matrix, to be read or written before anything more is reserved. */
  floats({ at, rows, columns }: Matrix): Float32Array {
    return new Float32Array(this.kernels.memory.buffer, at, rows * columns)
  }
}
