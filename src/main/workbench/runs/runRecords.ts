/** Keeps what this process knows about every run of the home, and reads what other processes changed. */
import { toWire, type ErrorDetails } from '#shared/errors.ts'
import { inParallel } from '#shared/inParallel.ts'
import { emptyRunView } from '#shared/events/foldRun.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { runId, type RunId } from '#shared/vocabulary/runs.ts'
import type { LiveRun } from '../queue/liveRun.ts'
import { glanceOf, type RunGlance } from './runRow.ts'
import { foreignState, parsedState, type RunState } from '../queue/runState.ts'
import type { RunStore } from './ports/runStore.ts'
import { readView } from './runViews.ts'

/** One run, as this process last saw it. */
export interface RunRecord {
  readonly run: RunId
  readonly createdAt: string
  manifest: Manifest | null
  state: RunState
  /** False where state.json is there and could not be read yet: then nothing may write over it. */
  hasState: boolean
  /** The part of the view that the table of runs shows. */
  glance: RunGlance
  /** Why the folder cannot be read; null if it can. */
  fault: ErrorDetails | null
  /** Whether another process writes the run. */
  elsewhere: boolean
  /** Set while this process works on the run. */
  live: LiveRun | null
  /** The folder of a run outside the home; null for a run of the home. */
  readonly folder: string | null
  /** The size in bytes of the log that the glance was taken from. */
  bytes: number
}

/** The number of folders that are read at the same time. */
const READERS = 16

/** The records of all runs of a home. */
export class RunRecords {
  readonly #store: RunStore
  #records = new Map<RunId, RunRecord>()
  #reading: Promise<void> | null = null

  constructor(store: RunStore) {
    this.#store = store
  }

  get all(): readonly RunRecord[] {
    return [...this.#records.values()]
  }

  get(run: RunId): RunRecord | undefined {
    return this.#records.get(run)
  }

  /** Reads the folders again. Runs that this process works on are skipped, because nobody else writes them. */
  refresh(): Promise<void> {
    this.#reading ??= this.#refresh().finally(() => (this.#reading = null))
    return this.#reading
  }

  /** Reads one run that is new or has changed. */
  async read(run: RunId): Promise<RunRecord> {
    const known = this.#records.get(run)
    const record = known ? await this.#refreshed(known) : await this.#firstRead(run)
    this.#records.set(run, record)
    return record
  }

  forget(run: RunId): void {
    this.#records.delete(run)
  }

  async #refresh(): Promise<void> {
    const names = (await this.#store.list()).filter((name) => runId.safeParse(name).success)
    for (const run of this.#records.keys()) {
      if (!names.includes(run) && !this.#records.get(run)?.live) this.#records.delete(run)
    }
    await inParallel(names, READERS, (run) => this.read(run))
  }

  async #firstRead(run: RunId): Promise<RunRecord> {
    const files = this.#store.of(run)
    return this.#withLog({
      run,
      createdAt: await files.createdAt(),
      manifest: null,
      state: foreignState(),
      hasState: false,
      glance: glanceOf(emptyRunView(), null),
      fault: null,
      elsewhere: false,
      live: null,
      folder: this.#store.placeOf(run),
      bytes: -1,
    })
  }

  async #refreshed(record: RunRecord): Promise<RunRecord> {
    return record.live ? record : this.#withLog(record)
  }

  async #withLog(record: RunRecord): Promise<RunRecord> {
    const files = this.#store.of(record.run)
    const owner = await files.owner()
    let { bytes } = record
    try {
      if (!record.hasState) {
        const { state, value } = await files.readState()
        record.state = (state === 'value' ? parsedState(value) : null) ?? foreignState()
        record.hasState = true
      }
      bytes = await files.logBytes()
      const changed = bytes !== record.bytes || record.fault !== null
      const manifest = changed ? (await files.open()).manifest : record.manifest
      const glance = changed ? glanceOf(await readView(files), manifest) : record.glance
      // This process may have started the run while the folder was read.
      if (record.live) return record
      return Object.assign(record, { manifest, glance, bytes, fault: null, elsewhere: owner !== null })
    } catch (error) {
      return Object.assign(record, { bytes, fault: toWire(error).details, elsewhere: owner !== null })
    }
  }
}
