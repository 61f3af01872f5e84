/**
 * The size and SHA-256 of every file of a stored dataset, which is written once and never changed: a damaged file is found before
 * native code reads it, which ends a thread of its own, with words on the terminal, where bytes are not as it expects.
 */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { ifAbsent } from '../files/ifAbsent.ts'
import { writeWhole } from '../files/jsonFile.ts'
import { sha256OfFile } from '../sha256OfFile.ts'

const DIGESTS = 'digests.json'

interface Digest {
  readonly bytes: number
  readonly sha256: string
  /** Absent for what an import wrote. */
  readonly since?: 'first read'
}

/** The digest of each file, by its path in the folder. */
export type Digests = Readonly<Record<string, Digest>>

/** Writes them beside the files, to be called when no other file is written any more. */
export async function writeDigests(folder: string): Promise<void> {
  await writeFile(join(folder, DIGESTS), digestsText(await digestsOf(folder)), { flush: true })
}

/** Returns the digests of the files as they are, where the folder was stored before there were digests; null where it has some. */
export async function digestsIfNone(folder: string): Promise<Digests | null> {
  const isThere = await stat(join(folder, DIGESTS)).catch(ifAbsent(null))
  return isThere === null ? digestsOf(folder, { since: 'first read' }) : null
}

/** Replaces what is beside the files, whole or not at all. Rejects with the error of the file system. */
export async function replaceDigests(folder: string, digests: Digests): Promise<void> {
  await writeWhole(join(folder, DIGESTS), digestsText(digests))
}

/**
 * Looks at the files whose path begins with `within`. Datasets that were stored before there were digests have nothing to be held
 * against until they are first read whole. @throws Error that names the first file that is missing or is not as it was written.
 */
export async function checkDigests(folder: string, within = ''): Promise<void> {
  const text = await readFile(join(folder, DIGESTS), 'utf8').catch(ifAbsent(null))
  if (text === null) return
  for (const [path, known] of Object.entries(digestsIn(text))) {
    if (!path.startsWith(within)) continue
    const found = await stat(join(folder, path)).catch(ifAbsent(null))
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

async function digestsOf(folder: string, told: Pick<Digest, 'since'> = {}): Promise<Digests> {
  const digests: Record<string, Digest> = {}
  for (const path of await filesBelow(folder))
    digests[path] = {
      bytes: (await stat(join(folder, path))).size,
      sha256: await sha256OfFile(join(folder, path)),
      ...told,
    }
  return digests
}

function digestsText(digests: Digests): string {
  return `${JSON.stringify(digests, null, 2)}\n`
}

/** Returns a text that changes whenever a file may have: paths, sizes and times of change. */
export async function stateOfFiles(folder: string): Promise<string> {
  const states = (await filesBelow(folder)).map(
    async (path) => `${path} ${await stateOfFile(join(folder, path))}`,
  )
  return (await Promise.all(states)).join('\n')
}

/** Returns what changes whenever the file may have: its size, its time of change, and its place on the disk. */
export async function stateOfFile(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path)
  return `${size} ${mtimeMs} ${ino}`
}

/** With `/` between folders on every system, sorted; without the digests, and what a kill left of writing them. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith(DIGESTS))
    .sort()
}

function digestsIn(text: string): Digests {
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found === 'object' && found !== null && Object.values(found).every(isDigest))
      return found as Digests
  } catch {
    // What is no JSON is told as what is no list of digests.
  }
  throw new Error(`${DIGESTS} is not as it was written`)
}

function isDigest(value: unknown): value is Digest {
  const { bytes, sha256 } = (value ?? {}) as { readonly bytes?: unknown; readonly sha256?: unknown }
  return typeof bytes === 'number' && typeof sha256 === 'string'
}
