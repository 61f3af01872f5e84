/** Gives an import the files of a folder line by line, so that a file need not fit into memory. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { WorkbenchError } from '#shared/errors.ts'
import type { SizedFile } from '../../datasets/textFiles.ts'
import type { OnRead } from '../../workbench/datasets/ports.ts'

/**
 * Reads a folder, or the folder of the file that is given. Only regular files directly in it count, sorted by name.
 * `onRead` is notified of the bytes that were read.
 * @throws WorkbenchError `dataset-files-missing`.
 */
export async function readDatasetFolder(path: string, onRead?: OnRead): Promise<readonly SizedFile[]> {
  const folder = await folderOf(path)
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => datasetFile(join(folder, name), onRead)))
}

/** Reads the folder of a single path; of several paths, reads only these files. @throws WorkbenchError `dataset-files-missing`. */
export async function readDatasetFiles(
  paths: readonly string[],
  onRead?: OnRead,
): Promise<readonly SizedFile[]> {
  const [first] = paths
  if (first !== undefined && paths.length === 1) return readDatasetFolder(first, onRead)
  return Promise.all([...paths].sort(byName).map((path) => datasetFile(path, onRead)))
}

function byName(a: string, b: string): number {
  return basename(a) < basename(b) ? -1 : 1
}

async function datasetFile(path: string, onRead?: OnRead): Promise<SizedFile> {
  const name = basename(path)
  const { size } = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  return { name, bytes: size, lines: () => linesOf(path, (bytes) => onRead?.(name, bytes)) }
}

async function folderOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path)
  } catch (cause) {
    throw missing(path, 'a folder with the files of a dataset, or one of them', cause)
  }
}

/** The folder may be shown under another name, so the file is named beside it. */
function unreadable(path: string, cause: unknown): WorkbenchError {
  return missing(dirname(path), `the file ${basename(path)}`, cause)
}

function missing(folder: string, expected: string, cause: unknown): WorkbenchError {
  return new WorkbenchError(
    { code: 'dataset-files-missing', folder, expected, found: 'nothing that can be read' },
    { cause },
  )
}

/** Splits at `\n` only: `node:readline` would also split at U+2028, which item descriptions contain. */
async function* linesOf(file: string, onRead: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const bytes of chunksOf(file)) {
    onRead(bytes.length)
    const lines = (rest + decoder.write(bytes)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.end()
  if (rest !== '') yield rest
}

/** A file may have gone since its folder was listed. @throws WorkbenchError `dataset-files-missing`. */
async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Buffer
  } catch (cause) {
    throw unreadable(file, cause)
  }
}
