/** Finds the encoding of a text file by its bytes. */
import { isAscii } from 'node:buffer'
import type { RowIssue } from '#shared/errors.ts'
import { guessedEncoding } from './guessedEncoding.ts'
import { lineFeeds } from './lineFeeds.ts'
import { soundUtf8 } from './soundUtf8.ts'
import { wideEncoding } from './wideEncoding.ts'
import { WordSample } from './wordSample.ts'

/** The encodings that are read, by the names that `TextDecoder` knows. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gbk'

/** The encoding of a file and whether it may hold quotation marks, or where its first byte lies that is no UTF-8 and says nothing else either. */
export type FoundEncoding =
  | { readonly encoding: TextEncoding; readonly holdsQuotes: boolean }
  | { readonly fault: Pick<RowIssue, 'row' | 'expected' | 'found'> }

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
      if (at >= 0) fault = { byte: bytes[at] ?? 0, offset: offset + at, row: row + lineFeeds(bytes, at) }
      if (at >= 0) sample.add(bytes)
      else if (!isAscii(bytes.subarray(0, whole))) otherThanPlain = true
      rest = bytes.subarray(whole)
      offset += whole
      row += lineFeeds(bytes, whole)
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
