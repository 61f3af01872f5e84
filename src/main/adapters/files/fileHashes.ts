/** Computes the SHA-256 of large files, cached by path, size and modification time. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sha256OfFile } from '../sha256OfFile.ts'
import { changeJson } from './changeJson.ts'
import { entriesIn, readJson } from './jsonFile.ts'

/**
 * Returns a function from the path of a file to its SHA-256 in hexadecimal. Files are hashed one at a time. `cache`
 * is the path of the JSON file with the known hashes.
 */
export function fileHashes(cache: string): (path: string) => Promise<string> {
  let turn: Promise<unknown> = Promise.resolve()
  const hashed = async (path: string): Promise<string> => {
    const { size, mtimeMs } = await stat(path)
    const key = `${resolve(path)} ${size} ${mtimeMs}`
    const known = entriesIn(await readJson(cache))[key]
    if (typeof known === 'string') return known
    const digest = await sha256OfFile(path)
    await changeJson(cache, (content) => ({ ...entriesIn(content), [key]: digest }))
    return digest
  }
  return (path) => {
    const result = turn.then(() => hashed(path))
    // The caller hears of it; the next one waits for its end alone.
    turn = result.catch(() => undefined)
    return result
  }
}
