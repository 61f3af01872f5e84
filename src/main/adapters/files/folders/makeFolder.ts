/** Makes a folder with those above it, and says what keeps it from being made. */
import { mkdirSync, statSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/** The permissions of the folders that are made; what the process may by default where absent. */
export interface FolderOptions {
  readonly mode?: number
}

/**
 * Makes the folder where it is absent. Rejects with the error of the file system for the one folder that fails. Node's own recursive
 * `mkdir` says that nothing is there (ENOENT) where a disk can only be read, and never returns where nobody may make folders.
 */
export async function makeFolder(path: string, options: FolderOptions = {}): Promise<void> {
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

/** As `makeFolder`, for those who cannot wait. */
export function makeFolderSync(path: string, options: FolderOptions = {}): void {
  const folder = resolve(path)
  try {
    makeOneSync(folder, options)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolderSync(dirname(folder), options)
    makeOneSync(folder, options)
  }
}

function makeOneSync(folder: string, options: FolderOptions): void {
  try {
    mkdirSync(folder, options)
  } catch (error) {
    if (!isFolderSync(folder)) throw error
  }
}

function isFolderSync(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    // Whatever keeps it from being looked at, what kept it from being made is told.
    return false
  }
}

function isFolder(path: string): Promise<boolean> {
  // As above: what kept it from being made is told.
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
