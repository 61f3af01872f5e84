/** Small JSON files that are replaced atomically. Callers check what a file holds. */
import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { aboutFile } from '#shared/errors/aboutFile.ts'
import { ifAbsent } from './ifAbsent.ts'
import { syncFolder } from './syncFolder.ts'
import type { JsonContent } from '../../ports/jsonContent.ts'

/**
 * Reads and parses a file. A file that does not exist or is not JSON is a state of the result. Rejects if the file
 * exists and cannot be read.
 */
export async function readJson(path: string): Promise<JsonContent> {
  const text = await readFile(path, 'utf8').catch(ifAbsent(null)).catch(aboutFile(path))
  if (text === null) return { state: 'absent' }
  try {
    return { state: 'value', value: JSON.parse(text) as unknown }
  } catch {
    // JSON.parse throws nothing else than that it is no JSON.
    return { state: 'broken' }
  }
}

/** Returns the entries of an object, or none if the file holds anything else, because a user may have edited it. */
export function entriesIn({ value }: JsonContent): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/**
 * Replaces a file atomically: a reader, or whatever a kill or a full disk leaves, sees either the old text or the new
 * one, complete. The new text is on disk before it takes the name, and the name before this resolves. To change what a file holds, use `changeJson`.
 * Rejects with the error of the file system and then leaves only the old file. We wrote this ourselves because the
 * maintained packages report success on a full disk (docs/decisions/0036-our-own-writing-and-locks.md).
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(part, text, { flush: true })
    await rename(part, path)
    await syncFolder(dirname(path))
  } catch (error) {
    // What was thrown first is told, and not that a half could not be removed either.
    await rm(part, { force: true }).catch(() => undefined)
    aboutFile(path)(error)
  }
}
