/** Small JSON files that are there whole or not at all. What they hold is for the reader to check. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { JsonContent } from '../../ports/jsonContent.ts'

export async function readJson(path: string): Promise<JsonContent> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return { state: 'absent' }
  try {
    return { state: 'value', value: JSON.parse(text) as unknown }
  } catch {
    return { state: 'broken' }
  }
}

/** Replaces a file at once. Within a process the writers of one file must take turns. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`
  await writeFile(part, text, { flush: true })
  await rename(part, path)
}
