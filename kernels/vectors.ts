/** What is done element by element, row by row, or by the numbers of rows. All lengths in floats are multiples of four. */
import { addScaled } from './exponential'

/** to += x. */
export function add(length: i32, to: usize, x: usize): void {
  addScaled(length, to, x, 1)
}

/** Sets a vector to zeros. */
export function clear(length: i32, to: usize): void {
  memory.fill(to, 0, (<usize>length) << 2)
}

/** to = x. */
export function copy(length: i32, to: usize, x: usize): void {
  memory.copy(to, x, (<usize>length) << 2)
}

/** x *= factor. */
export function scale(length: i32, x: usize, factor: f32): void {
  const f = f32x4.splat(factor)
  for (let at: usize = 0, end = (<usize>length) << 2; at < end; at += 16)
    v128.store(x + at, f32x4.mul(f, v128.load(x + at)))
}

/** Sets each row to the same vector. */
export function fillRows(rows: i32, columns: i32, to: usize, row: usize): void {
  const bytes = (<usize>columns) << 2
  for (let r = 0; r < rows; r++) memory.copy(to + <usize>r * bytes, row, bytes)
}

/** to += the sum of the rows. */
export function sumRows(rows: i32, columns: i32, to: usize, x: usize): void {
  const bytes = (<usize>columns) << 2
  for (let r = 0; r < rows; r++) addScaled(columns, to, x + <usize>r * bytes, 1)
}

/** Row r of `to` becomes row numbers[r] of the table. */
export function gatherRows(rows: i32, columns: i32, to: usize, table: usize, numbers: usize): void {
  const bytes = (<usize>columns) << 2
  for (let r = 0; r < rows; r++)
    memory.copy(to + <usize>r * bytes, table + <usize>load<i32>(numbers + ((<usize>r) << 2)) * bytes, bytes)
}

/** Row numbers[r] of the table += row r of x. */
export function scatterRows(rows: i32, columns: i32, table: usize, x: usize, numbers: usize): void {
  const bytes = (<usize>columns) << 2
  for (let r = 0; r < rows; r++)
    addScaled(columns, table + <usize>load<i32>(numbers + ((<usize>r) << 2)) * bytes, x + <usize>r * bytes, 1)
}

/**
 * Row r of `to` becomes the weighted sum of the rows of x that a sparse matrix names in row r: from offsets[r] to
 * offsets[r + 1] of columns and weights.
 */
export function multiplySparse(rows: i32, length: i32, to: usize, offsets: usize, columns: usize, weights: usize, x: usize): void {
  const bytes = (<usize>length) << 2
  for (let r = 0; r < rows; r++) {
    const row = to + <usize>r * bytes
    memory.fill(row, 0, bytes)
    const end = load<i32>(offsets + ((<usize>(r + 1)) << 2))
    for (let at = load<i32>(offsets + ((<usize>r) << 2)); at < end; at++) {
      const place = (<usize>at) << 2
      addScaled(length, row, x + <usize>load<i32>(columns + place) * bytes, load<f32>(weights + place))
    }
  }
}
