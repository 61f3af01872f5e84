/** Gives an import the files of a folder line by line, so that a file need not fit into memory. */
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import { isHiddenFile } from '#shared/isHiddenFile.ts'
import type { SizedFile } from '../../datasets/textFiles.ts'
import type { ReadOptions } from '../../workbench/datasets/ports.ts'
import { DatasetBytes } from './datasetBytes.ts'
import { datasetFile } from './datasetFile.ts'
import { datasetFilePlace } from './places/datasetFilePlace.ts'
import { distinctNames } from './places/distinctNames.ts'
import { inPlaceOfFile } from './places/inPlaceOfFile.ts'

/**
 * Reads a folder, or the folder of the file that is given, which is marked as chosen. Regular files directly in it count, and links to regular
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
  const chosen = folder === path ? null : resolve(path)
  return filesAt(await pathsIn(folder), options, chosen)
}

/**
 * Reads the folder of a single path; of several paths, reads only these files, and those in the folders among them. Files
 * that have the same name are told apart by their folders.
 * @throws WorkbenchError `dataset-files-missing`.
 */
export async function readDatasetFiles(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<readonly SizedFile[]> {
  const [first] = paths
  if (first !== undefined && paths.length === 1) return readDatasetFolder(first, options)
  const named = paths.filter((path) => !isHiddenFile(basename(path)))
  const found = await Promise.all(
    named.map(async (path) => ((await isFolder(path)) ? pathsIn(path) : [path])),
  )
  return filesAt([...new Set(found.flat().map((path) => resolve(path)))].sort(byName), options)
}

function byName(a: string, b: string): number {
  return basename(a) < basename(b) ? -1 : 1
}

/** The files at these paths, without links that lead to folders. */
async function filesAt(
  paths: readonly string[],
  options: ReadOptions,
  chosen: string | null = null,
): Promise<readonly SizedFile[]> {
  const names = distinctNames(paths)
  const files = paths.map((path, index) => fileAt(path, unpackedName(names[index] ?? '', names), options))
  return (await Promise.all(files)).flatMap((found, index) =>
    resolve(paths[index] ?? '') === chosen ? found.map((file) => ({ ...file, chosen: true })) : found,
  )
}

async function fileAt(
  path: string,
  name: string,
  { onRead, within }: ReadOptions,
): Promise<readonly SizedFile[]> {
  const place = await datasetFilePlace(path, { within })
  if (place === null) return []
  if ('found' in place) return [{ name, bytes: 0, lines: () => refused(path, place.found) }]
  const bytes = await DatasetBytes.at(place.path, (cause) => unreadable(path, cause))
  return [datasetFile({ name, size: place.bytes, bytes }, onRead)]
}

/**
 * Names packed files without the ending that says so, as readers know them, unless another file has that name. A file that is
 * no gzip although its name says so was unpacked on its way here.
 */
function unpackedName(name: string, names: readonly string[]): string {
  const unpacked = name.replace(/(.)\.gz$/i, '$1')
  return names.includes(unpacked) ? name : unpacked
}

/** Yields nothing: the file cannot be read. @throws WorkbenchError `dataset-files-missing`. */
async function* refused(path: string, found: string): AsyncGenerator<string> {
  throw missing(dirname(path), { expected: `the file ${basename(path)}`, found })
}

/** The paths of regular files and links directly in a folder, by name. */
async function pathsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw missing(
      folder,
      { expected: 'a folder whose files can be listed', found: inPlaceOfFile(cause) },
      cause,
    )
  })
  const names = entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !isHiddenFile(entry.name))
    .map((entry) => entry.name)
  return names.sort().map((name) => join(folder, name))
}

async function isFolder(path: string): Promise<boolean> {
  // What cannot be looked at is told where it is read.
  return stat(path).then(
    (about) => about.isDirectory(),
    () => false,
  )
}

async function folderOf(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path)
  } catch (cause) {
    const expected = 'a folder with the files of a dataset, or one of them'
    throw missing(path, { expected, found: inPlaceOfFile(cause) }, cause)
  }
}

/** The folder may be shown under another name, so the file is named beside it. */
function unreadable(path: string, cause: unknown): WorkbenchError {
  const expected = `the file ${basename(path)}`
  return missing(dirname(path), { expected, found: inPlaceOfFile(cause) }, cause)
}

function missing(
  folder: string,
  { expected, found }: { readonly expected: string; readonly found: string },
  cause?: unknown,
): WorkbenchError {
  return new WorkbenchError({ code: 'dataset-files-missing', folder, expected, found }, { cause })
}
