/** Saves a file where the user said, whole or not at all. */
import { randomUUID } from 'node:crypto'
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { WorkbenchError } from '#shared/errors.ts'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { modeOfSavedFiles } from '../../engine/privateFiles.ts'

/**
 * Replaces the file: an older one of that name stays as it is until the new one is complete, and a link leads to the new one
 * afterwards. What is no file, such as `/dev/stdout`, is written to. Rejects with the error of the file system, and leaves
 * nothing beside the place.
 */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  const found = await stat(path).catch(ifAbsent)
  if (found?.isDirectory()) throw isFolder(path)
  if (found && !found.isFile()) return writeFile(path, bytes).catch(aboutFile(path))
  const place = found ? await realpath(path) : path
  const part = `${place}.${process.pid}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(part, bytes, { flush: true })
    await chmod(part, found ? found.mode & 0o777 : modeOfSavedFiles())
    await rename(part, place)
  } catch (error) {
    // What was thrown first is told, and not that a half could not be removed either.
    await rm(part, { force: true }).catch(() => undefined)
    aboutFile(path)(error)
  }
}

function isFolder(path: string): WorkbenchError {
  return new WorkbenchError({
    code: 'argument-invalid',
    argument: '--out',
    expected: 'a file',
    found: `the folder ${path}`,
  })
}

function ifAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
