/**
 * The size and SHA-256 of every file of a stored dataset, which is written once and never changed: a damaged file is found before
 * native code reads it, which ends a thread of its own, with words on the terminal, where bytes are not as it expects.
 */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { sha256OfFile } from '../sha256OfFile.ts'

const DIGESTS = 'digests.json'

interface Digest {
  readonly bytes: number
  readonly sha256: string
}

/** Writes them beside the files, to be called when no other file is written any more. */
export async function writeDigests(folder: string): Promise<void> {
  const digests: Record<string, Digest> = {}
  for (const path of await filesBelow(folder))
    digests[path] = {
      bytes: (await stat(join(folder, path))).size,
      sha256: await sha256OfFile(join(folder, path)),
    }
  await writeFile(join(folder, DIGESTS), `${JSON.stringify(digests, null, 2)}\n`, { flush: true })
}

/**
 * Looks at the files whose path begins with `within`. Datasets that were stored before there were digests have nothing to be held
 * against. @throws Error that names the first file that is missing or is not as it was written.
 */
export async function checkDigests(folder: string, within = ''): Promise<void> {
  const text = await readFile(join(folder, DIGESTS), 'utf8').catch(nullIfAbsent)
  if (text === null) return
  for (const [path, known] of Object.entries(digestsIn(text))) {
    if (!path.startsWith(within)) continue
    const found = await stat(join(folder, path)).catch(nullIfAbsent)
    if (found === null) throw new Error(`${path} is missing`)
    if (found.size !== known.bytes) throw new Error(`${path} has ${found.size} bytes and had ${known.bytes}`)
    if ((await sha256OfFile(join(folder, path))) !== known.sha256)
      throw new Error(`${path} is not as it was written`)
  }
}

/** Folders that were found whole are not read once more, until a file of theirs changes. */
export class CheckedFolders {
  /** The state of the files in which a folder was found whole. */
  readonly #whole = new Map<string, string>()

  /** @throws Error as `checkDigests`. */
  async check(folder: string): Promise<void> {
    const state = await stateOfFiles(folder)
    if (this.#whole.get(folder) === state) return
    this.#whole.delete(folder)
    await checkDigests(folder)
    this.#whole.set(folder, state)
  }

  /** To be called when a folder is removed. */
  forget(folder: string): void {
    this.#whole.delete(folder)
  }
}

/** Changes whenever a file may have: paths, sizes and times of change. */
async function stateOfFiles(folder: string): Promise<string> {
  const states = (await filesBelow(folder)).map(async (path) => {
    const { size, mtimeMs, ino } = await stat(join(folder, path))
    return `${path} ${size} ${mtimeMs} ${ino}`
  })
  return (await Promise.all(states)).join('\n')
}

/** With `/` between folders on every system, sorted. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => path !== DIGESTS)
    .sort()
}

function digestsIn(text: string): Readonly<Record<string, Digest>> {
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found === 'object' && found !== null && Object.values(found).every(isDigest))
      return found as Readonly<Record<string, Digest>>
  } catch {
    // What is no JSON is told as what is no list of digests.
  }
  throw new Error(`${DIGESTS} is not as it was written`)
}

function isDigest(value: unknown): value is Digest {
  const { bytes, sha256 } = (value ?? {}) as { readonly bytes?: unknown; readonly sha256?: unknown }
  return typeof bytes === 'number' && typeof sha256 === 'string'
}

function nullIfAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw error
}
