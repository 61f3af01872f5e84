/** Writes a small file of the home that only this user may read. */
import { rename, rm, writeFile } from 'node:fs/promises'
import { aboutFile } from '#shared/errors/aboutFile.ts'

/** Writes the file, which is there whole or not at all. Rejects with the error of the file system, and leaves nothing beside it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`
  try {
    await writeFile(part, text, { mode: 0o600, flush: true })
    await rename(part, file)
  } catch (error) {
    // What was thrown first is told, and not that a half could not be removed either.
    await rm(part, { force: true }).catch(() => undefined)
    aboutFile(file)(error)
  }
}
