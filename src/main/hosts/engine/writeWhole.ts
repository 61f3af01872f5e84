/** Writes a small file of the home that only this user may read. */
import { rename, writeFile } from 'node:fs/promises'

/** Writes the file, which is there whole or not at all. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`
  await writeFile(part, text, { mode: 0o600 })
  await rename(part, file)
}
