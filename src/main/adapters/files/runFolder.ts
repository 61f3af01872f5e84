/** A run is a folder: manifest.json, events.jsonl, report.json, sessions.jsonl. Only one process writes it at a time. */
import { mkdir, open, readdir, readFile, rename, rm, writeFile, appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import { manifest as manifestSchema, type Manifest } from '#shared/vocabulary/manifest.ts'
import { EventFile, readTransactions } from './eventFile.ts'

const MANIFEST = 'manifest.json'
const EVENTS = 'events.jsonl'
const REPORT = 'report.json'
const SESSIONS = 'sessions.jsonl'
const LOCK = 'lock'
/** The vector index: a cache of the network, made anew whenever a process takes over the run. */
const INDEX = 'index'

/** @throws WorkbenchError `run-exists` where the folder holds a run already or anything else. */
export async function createRunFolder(folder: string, manifest: Manifest): Promise<RunFolder> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new WorkbenchError({ code: 'run-exists', folder })
  await writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  return openRunFolder(folder)
}

/** For reading, or for taking over. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
export async function openRunFolder(folder: string): Promise<RunFolder> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) throw new WorkbenchError({ code: 'run-unknown', folder })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = text.slice(0, 60)
  }
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const expected = `a manifest: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`
    throw new WorkbenchError({
      code: 'run-corrupt',
      file: join(folder, MANIFEST),
      row: 1,
      expected,
      found: text.slice(0, 60),
    })
  }
  return new RunFolder(folder, parsed.data)
}

export class RunFolder {
  readonly folder: string
  readonly manifest: Manifest
  readonly log: EventFile
  #locked = false

  constructor(folder: string, manifest: Manifest) {
    this.folder = folder
    this.manifest = manifest
    this.log = new EventFile(join(folder, EVENTS))
  }

  /** Where this process may keep its vector index. */
  get indexFolder(): string {
    return join(this.folder, INDEX)
  }

  transactions() {
    return readTransactions(join(this.folder, EVENTS))
  }

  /** Takes the run for this process. A lock whose process is gone is taken over. @throws WorkbenchError `run-busy`. */
  async lock(): Promise<void> {
    const path = join(this.folder, LOCK)
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const file = await open(path, 'wx')
        await file.writeFile(String(process.pid))
        await file.close()
        this.#locked = true
        return
      } catch {
        const owner = Number(await readFile(path, 'utf8').catch(() => '0'))
        if (owner > 0 && isAlive(owner)) {
          throw new WorkbenchError({ code: 'run-busy', folder: this.folder, owner: `process ${owner}` })
        }
        await rm(path, { force: true })
      }
    }
    throw new WorkbenchError({ code: 'run-busy', folder: this.folder, owner: 'another process' })
  }

  async dropIndex(): Promise<void> {
    await rm(this.indexFolder, { recursive: true, force: true })
  }

  async writeReport(report: unknown): Promise<void> {
    await writeWhole(join(this.folder, REPORT), `${JSON.stringify(report, null, 2)}\n`)
  }

  /** What this process did with the run and when: the wall clock, kept apart from the events. */
  async recordSession(session: Readonly<Record<string, unknown>>): Promise<void> {
    await appendFile(join(this.folder, SESSIONS), `${JSON.stringify(session)}\n`)
  }

  async close(): Promise<void> {
    await this.log.close()
    if (this.#locked) await rm(join(this.folder, LOCK), { force: true })
    this.#locked = false
  }
}

/** A file that is there whole or not at all. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`
  await writeFile(part, text, { flush: true })
  await rename(part, path)
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
