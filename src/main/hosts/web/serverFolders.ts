/** Datasets and models of this machine that a page may import or add, below the folders that the server was started with and nowhere else. */
import { createHash } from 'node:crypto'
import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { ServerFolder } from '#shared/contract/shell.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { isJsonLines } from './isJsonLines.ts'
import { isHiddenFile } from '#shared/isHiddenFile.ts'

export interface ServerFolders {
  /** The folders themselves and those directly in them, as far as they look like datasets, or hold models. */
  readonly list: () => Promise<readonly ServerFolder[]>
  /** Path and label of one that is listed, and the folder given by --data that its links must not lead out of. Throws `source-unknown`. */
  readonly find: (id: string) => Promise<FolderPlace>
}

interface FolderPlace {
  readonly path: string
  readonly label: string
  readonly root: string
}

type Found = ServerFolder & FolderPlace

/** A folder with more entries than this is not looked through. */
const MOST_ENTRIES = 2000

/** Throws `argument-invalid` where one of the folders is not there. */
export async function serverFolders(folders: readonly string[]): Promise<ServerFolders> {
  const roots = await Promise.all(folders.map(realFolder))
  // Looked through anew each time: what was a dataset may be a link to elsewhere by now.
  const all = async (): Promise<readonly Found[]> => (await Promise.all(roots.map(foldersIn))).flat()
  return {
    list: async () => (await all()).map(({ id, label, kind, holds }) => ({ id, label, kind, holds })),
    find: async (id) => {
      const found = (await all()).find((folder) => folder.id === id)
      if (found) return found
      throw new WorkbenchError({
        code: 'source-unknown',
        expected: 'a dataset or models in one of the folders given by --data',
      })
    },
  }
}

async function realFolder(folder: string): Promise<string> {
  // Absent or not to be entered: the error below names the folder.
  const path = await realpath(folder).catch(() => null)
  if (path && (await stat(path)).isDirectory()) return path
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: '--data',
    expected: 'a folder',
    found: folder,
  })
}

async function foldersIn(root: string): Promise<readonly Found[]> {
  const label = basename(root)
  // A folder that was taken away since the start has nothing to offer.
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  const below = entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .slice(0, MOST_ENTRIES)
    .map(({ name }) => folderAt(root, { path: join(root, name), label: `${label}/${name}` }))
  const found = await Promise.all([folderAt(root, { path: root, label }), ...below])
  return found.flat()
}

/** None where it holds neither, or a link leads out of the root. */
async function folderAt(
  root: string,
  { path, label }: { readonly path: string; readonly label: string },
): Promise<readonly Found[]> {
  try {
    const real = await realpath(path)
    if (real !== root && !real.startsWith(root + sep)) return []
    const entries = await readdir(real, { withFileTypes: true })
    const there = await Promise.all(entries.map((entry) => isFileBelow(root, { folder: real, entry })))
    const names = entries
      .filter(({ name }, index) => there[index] === true && !isHiddenFile(name))
      .map(({ name }) => name)
      .sort()
    const held = [
      { kind: 'dataset', holds: heldBy(await withoutDocuments(real, names)) },
      { kind: 'models', holds: modelsAmong(names) },
    ] as const
    return held.flatMap(({ kind, holds }) =>
      holds === null ? [] : [{ id: idOf(`${kind} ${real}`), label, kind, holds, path: real, root }],
    )
  } catch {
    // A link that leads nowhere, or a folder that may not be read, is not offered.
    return []
  }
}

/** JSON that is one document, such as settings, is no table. */
async function withoutDocuments(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const kept = await Promise.all(
    names.map(async (name) => !/\.json$/i.test(name) || (await isJsonLines(join(folder, name)))),
  )
  return names.filter((_, index) => kept[index])
}

/** A regular file, or a link to one that does not lead out of the root, as the importer takes them. */
async function isFileBelow(
  root: string,
  { folder, entry }: { readonly folder: string; readonly entry: Dirent },
): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  // A link that leads nowhere is no file, which is all that is asked.
  const real = await realpath(join(folder, entry.name)).catch(() => null)
  return real !== null && real.startsWith(root + sep) && (await stat(real)).isFile()
}

/** The names of files that an import may read as tables. */
const TABLE = /^u\.(data|item|user)$|\.(jsonl?|csv|tsv|dat)(\.gz)?$/i

function heldBy(names: readonly string[]): string | null {
  const bare = names.map((name) => name.replace(/\.gz$/i, ''))
  const isAtomic = bare.some((name) => name.endsWith('.inter'))
  const form = bare.some((name) => name.endsWith('.train.inter')) ? 'benchmark files' : 'atomic files'
  const parts = names.filter((name) => (isAtomic ? /\.(inter|item|user|random)(\.gz)?$/i : TABLE).test(name))
  if (parts.length === 0) return null
  return `${isAtomic ? form : 'tables'}: ${parts.slice(0, 8).join(', ')}${parts.length > 8 ? ' …' : ''}`
}

function modelsAmong(names: readonly string[]): string | null {
  const models = names.filter((name) => /\.gguf$/i.test(name))
  return models.length === 0
    ? null
    : `GGUF files: ${models.slice(0, 8).join(', ')}${models.length > 8 ? ' …' : ''}`
}

/** The same for the same folder after a restart, and without its path. */
function idOf(folder: string): string {
  return createHash('sha256').update(folder).digest('base64url').slice(0, 32)
}
