/** One file of a dataset, decoded line by line while it is read. */
import { WorkbenchError } from '#shared/errors.ts'
import type { RowIssue } from '#shared/errors.ts'
import type { SizedFile } from '../../datasets/textFiles.ts'
import type { OnRead } from '../../workbench/datasets/ports.ts'
import type { DatasetBytes } from './datasetBytes.ts'
import { decodedLines } from './encoding/decodedLines.ts'
import { eachLine } from './encoding/eachLine.ts'
import { findEncoding, type FoundEncoding, type TextEncoding } from './encoding/findEncoding.ts'
import { GzipFault } from './encoding/gzipFault.ts'
import { lineFeeds } from './encoding/lineFeeds.ts'
import { LONGEST_LINE, type LineFault } from './encoding/lineDecoder.ts'

/** A file that is there. */
export interface ListedFile {
  readonly name: string
  /** Its bytes on disk. */
  readonly size: number
  readonly bytes: DatasetBytes
}

/** How people call the encodings. */
const ENCODING_NAMES: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
  gbk: 'GBK',
}

type ToldEncoding = Extract<FoundEncoding, { readonly encoding: TextEncoding }>

/**
 * The file as an import reads it. What is no UTF-8 and what cannot be unpacked is `dataset-rows-invalid` with the row;
 * `onRead` is told of the bytes on disk, and where it throws, reading ends.
 */
export function datasetFile({ name, size, bytes }: ListedFile, onRead: OnRead | undefined): SizedFile {
  const refused = (issue: Omit<RowIssue, 'file' | 'column'>): WorkbenchError =>
    new WorkbenchError({
      code: 'dataset-rows-invalid',
      issues: [{ file: name, column: '', ...issue }],
      total: 1,
    })
  const unread = (): void => onRead?.(name, 0)
  let known: TextEncoding | undefined
  let looked: Promise<ToldEncoding> | null = null
  /** Reads all of the file, at most once. */
  const lookedThrough = (): Promise<ToldEncoding> => (looked ??= toldEncoding())
  const toldEncoding = async (): Promise<ToldEncoding> => {
    let row = 1
    const counted = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes.chunks(unread)) {
        if (bytes.compression !== undefined) row += lineFeeds(chunk, chunk.length)
        yield chunk
      }
    }
    const found = await findEncoding(counted()).catch((error: unknown) => {
      throw error instanceof GzipFault ? refused(gzipIssue(error, row)) : error
    })
    if (!('encoding' in found)) throw refused(found.fault)
    known = found.encoding
    return found
  }
  const lists = async function* (uncounted: boolean): AsyncGenerator<readonly string[]> {
    let row = 1
    try {
      const chunks = bytes.chunks((read) => onRead?.(name, uncounted ? 0 : read))
      const find = async () => (await lookedThrough()).encoding
      const refuse = (fault: LineFault, encoding: TextEncoding) => refused(lineIssue(fault, encoding))
      const onEnd = (encoding: TextEncoding) => void (known = encoding)
      for await (const lines of decodedLines(chunks, { known, find, refuse, onEnd })) {
        row += lines.length
        yield lines
      }
    } catch (error) {
      throw error instanceof GzipFault ? refused(gzipIssue(error, row)) : error
    }
  }
  return {
    name,
    bytes: size,
    ...(bytes.compression === undefined ? {} : { compression: bytes.compression }),
    sha256: () => bytes.sha256(unread),
    encoding: async () => ENCODING_NAMES[known ?? (await lookedThrough()).encoding],
    holdsQuotes: async () => (await lookedThrough()).holdsQuotes,
    lines: ({ uncounted = false } = {}) => eachLine(() => lists(uncounted)),
    lineLists: () => lists(false),
  }
}

function gzipIssue({ found }: GzipFault, row: number): Pick<RowIssue, 'row' | 'expected' | 'found'> {
  return { row, expected: 'a whole gzip file', found }
}

function lineIssue(
  { fault, row }: LineFault,
  encoding: TextEncoding,
): Pick<RowIssue, 'row' | 'expected' | 'found'> {
  if (fault === 'length')
    return { row, expected: `a line of at most ${LONGEST_LINE} characters`, found: 'a longer one' }
  const name = ENCODING_NAMES[encoding]
  return { row, expected: `text in ${name}, as in the rows before`, found: `bytes that are no ${name}` }
}
