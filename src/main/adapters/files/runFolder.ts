/** The folder of one run: manifest.json, events.jsonl, report.json and sessions.jsonl. Only one process writes it at a time. */
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { StampedEvent } from '#shared/events/runEvents.ts'
import { FORMAT_VERSION, manifest as manifestSchema, type Manifest } from '#shared/vocabulary/manifest.ts'
import type {
  LoggedTransaction,
  LogPosition,
  RunFolder,
  RunFolders,
} from '../../workbench/runs/ports/runFolder.ts'
import { EventFile, eventsAt, transactionsOf, type LogFile } from './eventFile.ts'
import { ifAbsent } from './ifAbsent.ts'
import { entriesIn, readJson, writeWhole } from './jsonFile.ts'
import { appendLine } from './lines/appendLine.ts'
import { listRunFolders } from './listRunFolders.ts'
import { changedParts, manifestDigests } from './manifestParts.ts'
import { lockOwner, takeLock, type HeldLock } from './locks/processLock.ts'
import { writeReportFile } from './sealed/reportFile.ts'

const MANIFEST = 'manifest.json'
const DIGESTS = 'manifest-digests.json'
const EVENTS = 'events.jsonl'
const SESSIONS = 'sessions.jsonl'
const LOCK = 'lock'
/** The vector index. It only caches the network and is rebuilt whenever a process takes over the run. */
const INDEX = 'index'

/** The runs in folders on the local disk that a user named. */
export const runFolders: RunFolders = {
  open: openRunFolder,
  list: listRunFolders,
}

/** Writes the manifest of a run atomically, and before it the digests by which a later change of it is known. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await writeWhole(join(folder, DIGESTS), `${JSON.stringify(manifestDigests(JSON.parse(text)))}\n`)
  await writeWhole(join(folder, MANIFEST), text)
}

/** Names the parts of the manifest that are not what the run began with; runs of earlier versions have nothing to hold it against. */
async function changedManifestParts(folder: string): Promise<readonly string[]> {
  const [kept, now] = [await readJson(join(folder, DIGESTS)), await readJson(join(folder, MANIFEST))]
  if (kept.state !== 'value' || now.state !== 'value') return []
  return changedParts(entriesIn(kept), manifestDigests(now.value))
}

/**
 * Opens a run for reading. To write it, take its lock first; each change checks it, and rejects with `lock-lost` where
 * the lock is not that of this process.
 * @throws WorkbenchError `run-unknown` if the folder has no manifest, `run-corrupt` if the manifest is invalid.
 */
export async function openRunFolder(folder: string): Promise<RunFolder> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(ifAbsent(null))
  if (text === null) throw new WorkbenchError({ code: 'run-unknown', folder })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // What is no JSON is no manifest either; the error below quotes it.
    value = text.slice(0, 60)
  }
  const format = formatIn(value)
  if (format > FORMAT_VERSION)
    throw new WorkbenchError({
      code: 'run-corrupt',
      file: join(folder, MANIFEST),
      row: 1,
      expected: `format ${FORMAT_VERSION} or an earlier one`,
      found: `format ${format}, which a newer version of the workbench wrote`,
      newer: 'surely',
    })
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
  return new RunFolderOnDisk(folder, parsed.data)
}

/** The format that a manifest says it has; 0 where it says none. */
function formatIn(value: unknown): number {
  const isNumbered = typeof value === 'object' && value !== null && 'format' in value
  return isNumbered && typeof value.format === 'number' ? value.format : 0
}

class RunFolderOnDisk implements RunFolder {
  readonly folder: string
  readonly manifest: Manifest
  readonly log: EventFile
  #held: HeldLock | null = null

  constructor(folder: string, manifest: Manifest) {
    this.folder = folder
    this.manifest = manifest
    this.log = new EventFile(this.#logFile, () => this.#requireLock())
  }

  get #logFile(): LogFile {
    return { path: join(this.folder, EVENTS), format: this.manifest.format }
  }

  /** The folder in which the process that writes the run keeps its vector index. */
  get indexFolder(): string {
    return join(this.folder, INDEX)
  }

  async *transactions(): AsyncIterable<readonly StampedEvent[]> {
    for await (const { events } of transactionsOf(this.#logFile)) yield events
  }

  /** Yields the transactions from a position on, with the byte at which each ends. The position must be one that was yielded before. */
  transactionsFrom(position: LogPosition): AsyncIterable<LoggedTransaction> {
    return transactionsOf(this.#logFile, position)
  }

  eventsAt(bytes: readonly number[]): Promise<readonly StampedEvent[]> {
    return eventsAt(join(this.folder, EVENTS), bytes)
  }

  /** Takes the run for this process. A lock whose process has ended is taken over. @throws WorkbenchError `run-busy`. */
  async lock(): Promise<void> {
    const { held, owner } = await takeLock(join(this.folder, LOCK))
    if (held === null) throw new WorkbenchError({ code: 'run-busy', folder: this.folder, owner })
    this.#held = held
  }

  changedParts(): Promise<readonly string[]> {
    return changedManifestParts(this.folder)
  }

  async dropIndex(): Promise<void> {
    await this.#requireLock()
    await rm(this.indexFolder, { recursive: true, force: true })
  }

  async writeReport(report: unknown): Promise<void> {
    await this.#requireLock()
    await writeReportFile(this.folder, report)
  }

  /** Appends what this process did with the run and when. The wall-clock time stays out of the events, which must not depend on it. */
  async recordSession(session: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#requireLock()
    await appendLine(join(this.folder, SESSIONS), JSON.stringify(session))
  }

  async close(): Promise<void> {
    const held = this.#held
    this.#held = null
    await this.log.close().finally(() => held?.release())
  }

  /** @throws WorkbenchError `lock-lost` if the run is not, or no more, that of this process. */
  async #requireLock(): Promise<void> {
    if (await this.#held?.isOwn()) return
    const owner = await lockOwner(join(this.folder, LOCK))
    throw new WorkbenchError({ code: 'lock-lost', folder: this.folder, owner: owner ?? 'no process' })
  }
}
