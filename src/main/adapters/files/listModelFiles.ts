/** GGUF files below a folder, by their path in it. */
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A folder with more is not a folder of models. */
const MOST_FILES = 500
/** Whoever adds the root of a disk should not wait for all of it. */
const MOST_ENTRIES = 20_000
const MOST_DEPTH = 8
/** Of a model in parts only the first is opened; llama.cpp finds the others. */
const LATER_PART = /-(?!00001-of-)\d{5}-of-\d{5}\.gguf$/i

export function isModelFile(name: string): boolean {
  return /\.gguf$/i.test(name) && !LATER_PART.test(name)
}

/** Sorted by name. Links to folders are not followed; folders that may not be read are passed over. Rejects where the folder itself cannot be. */
export async function listModelFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  let left = MOST_ENTRIES
  let level = [folder]
  for (let depth = 0; depth < MOST_DEPTH && level.length > 0; depth += 1) {
    const next: string[] = []
    for (const place of level) {
      const entries = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
        if (place === folder) throw error
        return []
      })
      left -= entries.length
      for (const entry of entries) {
        if (entry.isDirectory()) next.push(join(place, entry.name))
        else if (isModelFile(entry.name)) found.push(relative(folder, join(place, entry.name)))
      }
      if (left <= 0 || found.length >= MOST_FILES) return found.sort().slice(0, MOST_FILES)
    }
    level = next
  }
  return found.sort()
}
