/** Finds the GGUF files below a folder. */
import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { isHiddenFile } from '#shared/isHiddenFile.ts'

/** The most files that are listed; a folder with more is not a folder of models. */
const MOST_FILES = 500
/** The most directory entries that are visited, so that adding the root of a disk does not take minutes. */
const MOST_ENTRIES = 20_000
const MOST_DEPTH = 8
/** A part of a split model after the first. Only the first part is opened; llama.cpp finds the others. */
const LATER_PART = /-(?!00001-of-)\d{5}-of-\d{5}\.gguf$/i

/** Tells by its name whether a file is a GGUF file to open. Of a split model, only the first part is; `._a.gguf` is none. */
export function isModelFile(name: string): boolean {
  return /\.gguf$/i.test(name) && !LATER_PART.test(name) && !isHiddenFile(basename(name))
}

/**
 * Lists the model files by their paths relative to the folder, sorted: at most 500 files, 8 levels deep. Links to
 * folders are not followed, and subfolders without read permission are skipped. Rejects if the folder itself cannot
 * be read.
 */
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
