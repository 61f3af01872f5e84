/** Gives an import the files of a folder line by line, so that a file need not fit into memory. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { RowIssue } from '#shared/errors.ts'
import { isHiddenFile } from '#shared/isHiddenFile.ts'
import type { SizedFile } from '../../datasets/textFiles.ts'
import type { ReadOptions } from '../../workbench/datasets/ports.ts'
import { datasetFilePlace } from './datasetFilePlace.ts'
import { decodedLines, LONGEST_LINE, type LineFault } from './encoding/decodedLines.ts'
import { findEncoding, type FoundEncoding, type TextEncoding } from './encoding/findEncoding.ts'

/**
 * Reads a folder, or the folder of the file that is given. Regular files directly in it count, and links to regular
 * files, sorted by name; hidden files are passed over. A link that is broken or leads out of `within` is an error where
 * the file is read, and no sooner: a folder may hold one that nobody needs. `onRead` is notified of the bytes that were
 * read.
 * @throws WorkbenchError `dataset-files-missing`.
 */
export async function readDatasetFolder(
  path: string,
  options: ReadOptions = {},
): Promise<readonly SizedFile[]> {
  const folder = await folderOf(path)
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !isHiddenFile(entry.name))
    .map((entry) => entry.name)
  const files = await Promise.all(names.sort().map((name) => datasetFile(join(folder, name), options)))
  return files.flat()
}

/** Reads the folder of a single path; of several paths, reads only these files. @throws WorkbenchError `dataset-files-missing`. */
export async function readDatasetFiles(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<readonly SizedFile[]> {
  const [first] = paths
  if (first !== undefined && paths.length === 1) return readDatasetFolder(first, options)
  const named = paths.filter((path) => !isHiddenFile(basename(path))).sort(byName)
  return (await Promise.all(named.map((path) => datasetFile(path, options)))).flat()
}

function byName(a: string, b: string): number {
  return basename(a) < basename(b) ? -1 : 1
}

/** One file, or none where a link leads to a folder. */
async function datasetFile(path: string, { onRead, within }: ReadOptions): Promise<readonly SizedFile[]> {
  const name = basename(path)
  const place = await datasetFilePlace(path, { within })
  if (place === null) return []
  if ('found' in place) return [{ name, bytes: 0, lines: () => refused(path, place.found) }]
  const read = { shown: path, real: place.path }
  let found: Promise<ToldEncoding> | null = null
  // Read once before the first line, without bytes that count; the notice is where reading can be ended.
  const encoding = () =>
    (found ??= encodingOf(
      name,
      noticed(chunksOf(read), () => onRead?.(name, 0)),
    ))
  return [
    {
      name,
      bytes: place.bytes,
      encoding: async () => ENCODING_NAMES[(await encoding()).encoding],
      holdsQuotes: async () => (await encoding()).holdsQuotes,
      lines: async function* ({ uncounted = false } = {}) {
        const chunks = noticed(chunksOf(read), (bytes) => onRead?.(name, uncounted ? 0 : bytes))
        const { encoding: known } = await encoding()
        yield* decodedLines(chunks, known, (row, fault) =>
          refusedRow({ file: name, row, column: '', ...faultIn(known, fault) }),
        )
      },
    },
  ]
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

/** @throws WorkbenchError `dataset-rows-invalid` where it cannot be told. */
async function encodingOf(name: string, chunks: AsyncIterable<Uint8Array>): Promise<ToldEncoding> {
  const found = await findEncoding(chunks)
  if ('encoding' in found) return found
  throw refusedRow({ file: name, column: '', ...found.fault })
}

function faultIn(encoding: TextEncoding, fault: LineFault) {
  if (fault === 'length')
    return { expected: `a line of at most ${LONGEST_LINE} characters`, found: 'a longer one' }
  const name = ENCODING_NAMES[encoding]
  return { expected: `text in ${name}, as in the rows before`, found: `bytes that are no ${name}` }
}

function refusedRow(issue: RowIssue): WorkbenchError {
  return new WorkbenchError({ code: 'dataset-rows-invalid', issues: [issue], total: 1 })
}

async function* noticed(
  chunks: AsyncIterable<Uint8Array>,
  notice: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    notice(chunk.length)
    yield chunk
  }
}

/** Yields nothing: the file cannot be read. @throws WorkbenchError `dataset-files-missing`. */
async function* refused(path: string, found: string): AsyncGenerator<string> {
  throw missing(dirname(path), { expected: `the file ${basename(path)}`, found })
}

/** A file by the path that the user knows, and by that of its bytes. */
interface ReadPath {
  readonly shown: string
  readonly real: string
}

async function folderOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path)
  } catch (cause) {
    throw missing(path, { expected: 'a folder with the files of a dataset, or one of them' }, cause)
  }
}

/** The folder may be shown under another name, so the file is named beside it. */
function unreadable(path: string, cause: unknown): WorkbenchError {
  return missing(dirname(path), { expected: `the file ${basename(path)}` }, cause)
}

function missing(
  folder: string,
  { expected, found = 'nothing that can be read' }: { readonly expected: string; readonly found?: string },
  cause?: unknown,
): WorkbenchError {
  return new WorkbenchError({ code: 'dataset-files-missing', folder, expected, found }, { cause })
}

/** A file may have gone since its folder was listed. @throws WorkbenchError `dataset-files-missing`. */
async function* chunksOf({ shown, real }: ReadPath): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(real)) yield chunk as Buffer
  } catch (cause) {
    throw unreadable(shown, cause)
  }
}
