/** GGUF files below a folder, by their path in it. */
import { mkdir, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A folder with more is not a folder of models. */
const MOST_FILES = 500
/** Of a model in parts only the first is opened; llama.cpp finds the others. */
const LATER_PART = /-(?!00001-of-)\d{5}-of-\d{5}\.gguf$/i

/** Makes the folder where it is not there yet, so that it can be opened and filled. Sorted by name. */
export async function listModelFiles(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory() && /\.gguf$/i.test(entry.name) && !LATER_PART.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
    .slice(0, MOST_FILES)
}
