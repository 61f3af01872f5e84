/** Turns the bytes of a file into lines, chunk by chunk, in one encoding. */
import type { TextEncoding } from './findEncoding.ts'

/** A longer line is no row of any dataset; without a limit it would be read into memory whole. */
export const LONGEST_LINE = 16_000_000

/** Why the lines of a file cannot be read on. */
export interface LineFault {
  /** Bytes that are no characters of the encoding, or a line longer than `LONGEST_LINE` characters. */
  readonly fault: 'bytes' | 'length'
  /** The row of the fault, from 1. */
  readonly row: number
}

/**
 * The decoder of one encoding. Splits at `\n` only: `node:readline` would also split at U+2028, which item descriptions
 * contain. Nothing is replaced. After bytes of a fault, that of UTF-8
 * is as it was before the chunk that has them.
 */
export interface LineDecoder {
  readonly encoding: TextEncoding
  /** The row that the next line is, from 1. */
  readonly row: number
  /** Returns the lines that end in the chunk, without their line feeds. */
  take(chunk: Uint8Array): readonly string[] | LineFault
  /** Returns the last line, where no line feed ends it. */
  end(): readonly string[] | LineFault
}
