/** Owns the states of all runs: carries out what pages ask for, records how runs end, and resumes what a dead engine left. */
import { toPageWire, WorkbenchError } from '#shared/errors.ts'
import type { RunId, RunStatus } from '#shared/vocabulary/runs.ts'
import { createRun, type NewRun } from './createRun.ts'
import type { LiveRun } from './liveRun.ts'
import { liveRunOf } from './liveRunOf.ts'
import { logRun } from './logRun.ts'
import { orderAt, queueOf } from './queueOrder.ts'
import type { QueueParts } from './queueParts.ts'
import { statusOf } from '../runs/runRow.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import { wasRemovedBefore, type RunState } from './runState.ts'
import { conductSession, type SessionEnd } from './runSession.ts'
import { begun, outcomeOf, takenUp } from './runTransitions.ts'

/** The number of days that a removed run stays in the bin. */
const KEPT_DAYS = 30
/** What can be removed: no process works on it. */
const AT_REST: readonly RunStatus[] = ['queued', 'paused', 'stopped', 'failed', 'finished']
const RESUMABLE: readonly RunStatus[] = ['paused', 'stopped', 'failed']

/** The queue of a home. Methods throw WorkbenchError `run-unknown`, `run-busy`, or `run-state` for a run in another status. */
export class RunQueue {
  readonly #parts: QueueParts
  readonly #sessions = new Map<RunId, Promise<void>>()
  readonly #asked = new Set<RunId>()
  /** Changes of states wait for one another. */
  #last: Promise<unknown> = Promise.resolve()
  #closing = false

  constructor(parts: QueueParts) {
    this.#parts = parts
  }

  /** Reads all runs. Those that were running when an engine died go to the head of the queue. */
  async open(): Promise<void> {
    const { store, clock, records, owner } = this.#parts
    if (owner !== null) return records.refresh()
    await store.cleanUp((state) => wasRemovedBefore(state, clock.daysAgo(KEPT_DAYS)))
    await records.refresh()
    await this.#inTurn(async () => {
      const left = records.all.filter(({ state, elsewhere }) => state.status === 'running' && !elsewhere)
      for (const record of left.sort((a, b) => b.state.order - a.state.order)) {
        const written = this.#write(record, takenUp(record, orderAt(queueOf(records.all), 1)))
        await written.catch((error: unknown) => this.#failedUnwritten(record, error))
      }
      await this.#startNext()
    })
  }

  /** Puts a new run at the end of the queue. @throws WorkbenchError `run-exists` for a folder that is not empty. */
  add(asked: NewRun): Promise<RunId> {
    return this.#inTurn(async () => {
      this.#mayWrite()
      const { store, clock, records } = this.#parts
      const queue = queueOf(records.all)
      const run = await createRun(asked, orderAt(queue, queue.length + 1), { store, clock })
      // A folder that the user emptied keeps its name in the list, but nothing else.
      records.forget(run)
      this.#asked.add(run)
      await records.read(run)
      await this.#startNext()
      return run
    })
  }

  pause(run: RunId): Promise<void> {
    return this.#end(run, 'paused', ['running'])
  }

  stop(run: RunId): Promise<void> {
    return this.#end(run, 'stopped', ['running', 'queued', 'paused'])
  }

  /** Pauses a run until its study goes on. A failed run is to be tried again then. */
  hold(run: RunId): Promise<void> {
    return this.#end(run, 'held', ['running', 'queued', 'failed'])
  }

  resume(run: RunId, anyway = false): Promise<void> {
    return this.#inTurn(async () => {
      // If only requested runs start, a waiting run may have been left by another engine.
      const from = this.#parts.starts === 'asked' ? [...RESUMABLE, 'queued' as const] : RESUMABLE
      const record = await this.#own(run, from, 'a paused, stopped or failed run')
      if (record.fault) throw new WorkbenchError(record.fault)
      this.#asked.add(run)
      await this.#write(record, {
        status: 'queued',
        order: orderAt(queueOf(this.#parts.records.all), 1),
        error: null,
        heldByStudy: false,
        anyway: anyway || record.state.anyway,
      })
      await this.#startNext()
    })
  }

  reorder(run: RunId, place: number): Promise<void> {
    return this.#inTurn(async () => {
      const record = await this.#own(run, ['queued'], 'a queued run')
      const others = queueOf(this.#parts.records.all).filter((other) => other !== record)
      await this.#write(record, { order: orderAt(others, place) })
    })
  }

  annotate(run: RunId, about: Partial<Pick<RunState, 'name' | 'note' | 'tags'>>): Promise<void> {
    return this.#inTurn(async () => this.#write(this.#known(run), about))
  }

  remove(run: RunId): Promise<void> {
    return this.#inTurn(async () => {
      const { store, clock, records } = this.#parts
      const record = await this.#own(run, AT_REST, 'a run that is not running')
      const status = record.state.status === 'queued' ? 'stopped' : record.state.status
      // A run elsewhere stays there, or may be gone.
      if (record.folder === null && record.hasState)
        await store.of(run).writeState({ ...record.state, status, removedAt: clock.now() })
      await store.moveToBin(run)
      records.forget(run)
      this.#parts.onRows('now')
    })
  }

  restore(run: RunId): Promise<void> {
    return this.#inTurn(async () => {
      this.#mayWrite()
      await this.#parts.store.restore(run)
      const record = await this.#parts.records.read(run)
      if (record.folder === null) await this.#write(record, { removedAt: null })
      else this.#parts.onRows('now')
    })
  }

  /** Starts further runs after the settings have changed. */
  startNext(): Promise<void> {
    return this.#inTurn(() => this.#startNext())
  }

  /** Ends after the calls in flight; the next start resumes what was running. */
  async close(): Promise<void> {
    this.#closing = true
    await this.#last
    for (const record of this.#parts.records.all) record.live?.control.cancel()
    await Promise.all(this.#sessions.values())
  }

  async #startNext(): Promise<void> {
    const { owner, records, starts, isAsked, parallelRuns } = this.#parts
    if (this.#closing || owner !== null) return
    for (const record of queueOf(records.all)) {
      if (this.#sessions.size >= parallelRuns()) return
      if (starts === 'asked' && !this.#asked.has(record.run) && !isAsked(record)) continue
      // A terminal may have taken the run in the meantime.
      await records.read(record.run)
      if (this.#closing || record.elsewhere || record.fault) continue
      await this.#begin(record).catch((error: unknown) => this.#failedUnwritten(record, error))
    }
  }

  async #begin(record: RunRecord): Promise<void> {
    const live = liveRunOf(record, this.#parts)
    record.live = live
    await this.#write(record, begun(record))
    this.#sessions.set(record.run, this.#conduct(record, live))
  }

  async #conduct(record: RunRecord, live: LiveRun): Promise<void> {
    const end = await conductSession(record, live, this.#parts)
    const settled = this.#inTurn(() => this.#ended(record, live, end))
    await settled.catch((fault: unknown) => {
      logRun(this.#parts.log, record.run, 'could not be settled', fault)
    })
  }

  async #ended(record: RunRecord, live: LiveRun, end: SessionEnd): Promise<void> {
    this.#sessions.delete(record.run)
    record.live = null
    const interactions = live.interactions ?? record.state.interactions
    const settled = { ending: null, interactions, attempts: { count: 0, seq: record.glance.seq } }
    const outcome = { ...settled, ...outcomeOf(end, record.state.ending) }
    if (end.isTaken) this.#failedUnwritten(record, end.error)
    else await this.#write(record, outcome).catch((fault: unknown) => this.#failedUnwritten(record, fault))
    await this.#startNext()
  }

  #end(run: RunId, to: 'paused' | 'stopped' | 'held', from: readonly RunStatus[]): Promise<void> {
    const about = { heldByStudy: to === 'held' }
    const ending = to === 'held' ? 'paused' : to
    return this.#inTurn(async () => {
      const record = await this.#own(run, from, `a ${from.join(' or ')} run`)
      if (record.state.status !== 'running')
        return this.#write(record, { ...about, status: ending, error: null })
      await this.#write(record, { ...about, ending })
      record.live?.control.cancel(ending)
    })
  }

  /** On disk before anybody is notified. */
  async #write(record: RunRecord, change: Partial<RunState>): Promise<void> {
    this.#mayWrite()
    if (!record.hasState && record.fault) throw new WorkbenchError(record.fault)
    const state = { ...record.state, ...change }
    await this.#parts.store.of(record.run).writeState(state)
    record.state = state
    this.#parts.onRows('now')
  }

  /** If even the state cannot be written, this process at least shows the run as failed. */
  #failedUnwritten(record: RunRecord, error: unknown): void {
    const logId = logRun(this.#parts.log, record.run, 'has a state that could not be written', error)
    record.live = null
    record.state = { ...record.state, status: 'failed', error: toPageWire(error).details, logId }
    this.#parts.onRows('now')
  }

  async #own(run: RunId, statuses: readonly RunStatus[], expected: string): Promise<RunRecord> {
    const record = this.#known(run)
    if (!record.live) await this.#parts.records.read(run)
    const found = statusOf(record)
    if (record.elsewhere)
      throw this.#busy((await this.#parts.store.of(run).owner()) ?? 'another process', run)
    if (!statuses.includes(found))
      throw new WorkbenchError({ code: 'run-state', run, expected, found: `a ${found} run` })
    return record
  }

  #known(run: RunId): RunRecord {
    this.#mayWrite()
    const record = this.#parts.records.get(run)
    if (!record) throw new WorkbenchError({ code: 'run-unknown', folder: this.#parts.store.of(run).folder })
    return record
  }

  #mayWrite(): void {
    if (this.#parts.owner !== null) throw this.#busy(this.#parts.owner, null)
  }

  #busy(owner: string, run: RunId | null): WorkbenchError {
    const { store } = this.#parts
    const { folder } = run === null ? store : store.of(run)
    return new WorkbenchError({ code: 'run-busy', folder, owner })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    // The caller hears of it; the next one waits for its end alone.
    this.#last = done.catch(() => undefined)
    return done
  }
}
