/** Finds the folders directly below a root that hold a run. */
import type { Dirent } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ifAbsent } from './ifAbsent.ts'

/**
 * Lists the subfolders with a manifest.json, sorted by path; none if the root does not exist. Rejects if it exists and
 * cannot be read.
 */
export async function listRunFolders(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(ifAbsent<Dirent[]>([]))
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name))
  const holdsRun = (folder: string) =>
    access(join(folder, 'manifest.json')).then(
      () => true,
      // A folder that this user may not enter is none of their runs.
      () => false,
    )
  const held = await Promise.all(folders.map(holdsRun))
  return folders.filter((_, index) => held[index]).sort()
}

/** Returns the index of the folder whose events.jsonl was written last, or null if the list is empty. */
export async function latestOf(folders: readonly string[]): Promise<number | null> {
  const writtenAt = (folder: string) =>
    stat(join(folder, 'events.jsonl')).then(({ mtimeMs }) => mtimeMs, ifAbsent(0))
  const times = await Promise.all(folders.map(writtenAt))
  return times.length === 0 ? null : times.indexOf(Math.max(...times))
}
