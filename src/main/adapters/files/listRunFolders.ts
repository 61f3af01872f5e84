/** The folders directly below a root that hold a run. */
import { access, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

export async function listRunFolders(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name))
  const holdsRun = (folder: string) =>
    access(join(folder, 'manifest.json')).then(
      () => true,
      () => false,
    )
  const held = await Promise.all(folders.map(holdsRun))
  return folders.filter((_, index) => held[index]).sort()
}

/** The one of them whose events were written last, or null. */
export async function latestRunFolder(root: string): Promise<string | null> {
  const folders = await listRunFolders(root)
  const writtenAt = (folder: string) =>
    stat(join(folder, 'events.jsonl')).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
  const times = await Promise.all(folders.map(writtenAt))
  return folders[times.indexOf(Math.max(...times))] ?? null
}
