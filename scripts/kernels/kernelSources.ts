/** The sources of the kernels, and the hash by which a test knows that they were compiled. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The text of each file of the folder kernels, by its name, in the order of names. */
export async function kernelSources(root: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, 'kernels')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return new Map(names.map((name, index) => [name, texts[index] ?? '']))
}

export function sourceHash(sources: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [name, text] of sources) hash.update(`${name}\0${text}\0`)
  return hash.digest('hex')
}
