/** Makes a folder with those above it, and says what keeps it from being made. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes the folder where it is absent. Rejects with the error of the file system for the one folder that fails. Node's own recursive
 * `mkdir` says that nothing is there (ENOENT) where a disk can only be read, and never returns where nobody may make folders.
 */
export async function makeFolder(path: string, options: { readonly mode?: number } = {}): Promise<void> {
  const folder = resolve(path)
  await mkdir(folder, options).catch(async (error: NodeJS.ErrnoException) => {
    if (await isFolder(folder)) return
    if (error.code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolder(dirname(folder), options)
    await mkdir(folder, options).catch(async (second: unknown) => {
      if (!(await isFolder(folder))) throw second
    })
  })
}

function isFolder(path: string): Promise<boolean> {
  // Whatever keeps it from being looked at, what kept it from being made is told.
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
