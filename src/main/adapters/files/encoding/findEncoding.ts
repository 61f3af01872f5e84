/** Finds the encoding of a text file by its bytes. */
import { isAscii, isUtf8 } from 'node:buffer'
import type { RowIssue } from '#shared/errors.ts'
import { guessedEncoding } from './guessedEncoding.ts'
import { invalidUtf8 } from './invalidUtf8.ts'
import { WordSample } from './wordSample.ts'

/** The encodings that are read, by the names that `TextDecoder` knows. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gbk'

/** The encoding of a file and whether it may hold quotation marks, or where its first byte lies that is no UTF-8 and says nothing else either. */
export type FoundEncoding =
  | { readonly encoding: TextEncoding; readonly holdsQuotes: boolean }
  | { readonly fault: Pick<RowIssue, 'row' | 'expected' | 'found'> }

/** Zero bytes at every other place from the beginning on are UTF-16: headers and ids are plain letters. */
const UTF_16_HEAD = 16

/**
 * Reads all chunks of a file once: UTF-8 is whatever is UTF-8 to the last byte. What is not is told from a sample of its
 * words from all parts of the file.
 */
export async function findEncoding(chunks: AsyncIterable<Uint8Array>): Promise<FoundEncoding> {
  const sample = new WordSample()
  let fault: { readonly byte: number; readonly offset: number; readonly row: number } | null = null
  let rest: Uint8Array = new Uint8Array(0)
  let offset = 0
  let row = 1
  let first = true
  let holdsQuotes = false
  /** Whether there is UTF-8 before the fault that is more than plain letters: then the fault is damage. */
  let otherThanPlain = false
  for await (const chunk of chunks) {
    if (first) {
      const wide = wideEncoding(chunk)
      if (wide !== null) return { encoding: wide, holdsQuotes: true }
      first = false
    }
    holdsQuotes ||= chunk.includes(34)
    if (fault !== null) sample.add(chunk)
    else {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const { at, whole } = soundUtf8(bytes)
      if (at >= 0) fault = { byte: bytes[at] ?? 0, offset: offset + at, row: row + feeds(bytes, at) }
      if (at >= 0) sample.add(bytes)
      else if (!isAscii(bytes.subarray(0, whole))) otherThanPlain = true
      rest = bytes.subarray(whole)
      offset += whole
      row += feeds(bytes, whole)
    }
  }
  if (fault === null && rest.length > 0) fault = { byte: rest[0] ?? 0, offset, row }
  if (fault === null) return { encoding: 'utf-8', holdsQuotes }
  const encoding = otherThanPlain ? null : guessedEncoding(sample.words())
  return encoding === null ? { fault: faultAt(fault) } : { encoding, holdsQuotes }
}

function faultAt({
  byte,
  offset,
  row,
}: {
  readonly byte: number
  readonly offset: number
  readonly row: number
}): Pick<RowIssue, 'row' | 'expected' | 'found'> {
  const hex = byte.toString(16).toUpperCase().padStart(2, '0')
  return {
    row,
    expected: 'text in UTF-8, or enough of it in UTF-16, Windows-1252 or GBK to tell which',
    found: `the byte 0x${hex} at ${offset}, which is no UTF-8`,
  }
}

/** UTF-16 by its byte order mark, or by the zeros between plain letters. */
function wideEncoding(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const bytes = head.subarray(0, UTF_16_HEAD)
  if (bytes.length < 4) return null
  const zeros = (parity: number) => bytes.every((byte, index) => index % 2 !== parity || byte === 0)
  const filled = (parity: number) => bytes.every((byte, index) => index % 2 !== parity || byte !== 0)
  if (zeros(1) && filled(0)) return 'utf-16le'
  return zeros(0) && filled(1) ? 'utf-16be' : null
}

/** As `invalidUtf8` with a cut end, by the fast way of Node where the bytes are sound. */
function soundUtf8(bytes: Uint8Array): { readonly at: number; readonly whole: number } {
  let whole = bytes.length
  // Back to the beginning of the last character, at most three bytes before the end.
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    if (length > back) whole = bytes.length - back
    break
  }
  return isUtf8(bytes.subarray(0, whole)) ? { at: -1, whole } : invalidUtf8(bytes, { cut: true })
}

function feeds(bytes: Uint8Array, end: number): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) count++
  return count
}
