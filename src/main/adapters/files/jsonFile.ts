/** Small JSON files that are there whole or not at all. What they hold is for the reader to check. */
import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { ifAbsent } from './ifAbsent.ts'
import type { JsonContent } from '../../ports/jsonContent.ts'

/** Rejects where the file is there and cannot be read. */
export async function readJson(path: string): Promise<JsonContent> {
  const text = await readFile(path, 'utf8').catch(ifAbsent(null))
  if (text === null) return { state: 'absent' }
  try {
    return { state: 'value', value: JSON.parse(text) as unknown }
  } catch {
    // JSON.parse throws nothing else than that it is no JSON.
    return { state: 'broken' }
  }
}

/** The entries of an object; none where there is anything else, as somebody may have written into the file. */
export function entriesIn({ value }: JsonContent): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/**
 * Replaces a file at once: whoever reads it, and whatever is left by a kill or a full disk, is the old text or the new
 * one whole. The new text is on the disk before it takes the name. Whoever changes what a file holds uses `changeJson`.
 * Rejects with the error of the file system, and then leaves the old file and nothing else.
 *
 * Ours, since the kept packages take a disk that is full for a success
 * (docs/decisions/0036-our-own-writing-and-locks.md).
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(part, text, { flush: true })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
