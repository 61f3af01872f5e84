/**
 * The SHA-256 of the files of a LanceDB table, which writes each file once and never again. Native code ends a thread of its own, with
 * words on the terminal, where bytes are not as it expects: a changed file is found before it is read.
 */
import { appendFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ifAbsent } from '../../files/ifAbsent.ts'
import { writeWhole } from '../../files/jsonFile.ts'
import { sha256OfFile } from '../../sha256OfFile.ts'
import { filesBelow, stateOfFile } from '../fileDigests.ts'

/** The one file that is written again and again. What it says is a hint, which LanceDB does without where it is wrong. */
const HINT = '_versions/latest_version_hint.json'
/** In the names of files that are being written. */
const UNFINISHED = '#'

/** The list may hold so many lines for each file that is there; compaction removes files and not their lines. */
const LINES_FOR_EACH = 4

/** A table of a folder, by its name. */
export interface TablePlace {
  readonly folder: string
  readonly name: string
}

/** Kept beside the table, in `….digests`. A file without a line, as a kill between the two leaves it, is believed. */
export class TableDigests {
  readonly #files: string
  readonly #list: string
  /** The state in which each file had its digest. */
  readonly #seen = new Map<string, string>()
  /** The digests, by the path in the table, and the number of lines that they stand in. */
  #known: ReadonlyMap<string, string> = new Map()
  #lines = 0
  /** The state in which the list was read. */
  #listState: string | null = null

  constructor({ folder, name }: TablePlace) {
    this.#files = join(folder, `${name}.lance`)
    this.#list = join(folder, `${name}.digests`)
  }

  /** Whether one of the files is not as it was written. Those that were looked at are not read again until they change. */
  async areDamaged(): Promise<boolean> {
    await this.#read()
    const states = await this.#states()
    // The next table would have files of the same names.
    if (states.size === 0) await this.forget()
    for (const [path, state] of states) {
      const known = this.#known.get(path)
      if (known === undefined || this.#seen.get(path) === state) continue
      const found = await this.#digestOf(path)
      if (found !== null && found !== known) return true
      this.#seen.set(path, state)
    }
    return false
  }

  /** Takes the files without a digest as they are now, to be called after each writing. */
  async note(): Promise<void> {
    await this.#read()
    const states = await this.#states()
    const added = new Map<string, string>()
    for (const [path, state] of states) {
      if (this.#known.has(path)) continue
      const digest = await this.#digestOf(path)
      if (digest === null) continue
      added.set(path, digest)
      this.#seen.set(path, state)
    }
    if (added.size === 0) return
    this.#known = new Map([...this.#known, ...added].filter(([path]) => states.has(path)))
    for (const path of this.#seen.keys()) if (!states.has(path)) this.#seen.delete(path)
    if (this.#lines > LINES_FOR_EACH * states.size) await writeWhole(this.#list, linesOf(this.#known))
    else await appendFile(this.#list, linesOf(added))
  }

  /** To be called when the table is gone. */
  async forget(): Promise<void> {
    await rm(this.#list, { force: true })
    this.#seen.clear()
  }

  async #read(): Promise<void> {
    const state = await stateOfFile(this.#list).catch(ifAbsent(''))
    if (state === this.#listState) return
    const text = await readFile(this.#list, 'utf8').catch(ifAbsent(''))
    const lines = text.split('\n').filter((line) => line !== '')
    this.#known = new Map(lines.flatMap(digestIn))
    this.#lines = lines.length
    this.#listState = state
  }

  /** The state of each file that is written once; without those that another process removes meanwhile. */
  async #states(): Promise<ReadonlyMap<string, string>> {
    const paths = await filesBelow(this.#files).catch(ifAbsent([]))
    const states = paths.map(async (path): Promise<readonly (readonly [string, string])[]> => {
      if (path === HINT || path.includes(UNFINISHED)) return []
      const state = await stateOfFile(join(this.#files, path)).catch(ifAbsent(null))
      return state === null ? [] : [[path, state]]
    })
    return new Map((await Promise.all(states)).flat())
  }

  #digestOf(path: string): Promise<string | null> {
    return sha256OfFile(join(this.#files, path)).catch(ifAbsent(null))
  }
}

/** Each line begins with its end: what a kill leaves of one does not take the next with it. */
function linesOf(digests: ReadonlyMap<string, string>): string {
  return Array.from(digests, ([path, digest]) => `\n${digest} ${path}`).join('')
}

/** The path and the digest of a line; nothing where it is not whole. */
function digestIn(line: string): readonly (readonly [path: string, digest: string])[] {
  const [, digest, path] = /^([0-9a-f]{64}) (.+)$/.exec(line) ?? []
  return digest === undefined || path === undefined ? [] : [[path, digest]]
}
