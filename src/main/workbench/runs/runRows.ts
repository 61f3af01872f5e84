/** Keeps the table of runs that pages see. They are notified of changes, but not more often than an eye can follow. */
import type { RunRow } from '#shared/vocabulary/runs.ts'
import type { Log } from '../../ports/log.ts'
import type { WorkbenchPublish } from '../handlersOf.ts'
import { glimpse } from '../queue/glimpse.ts'
import { queueOf } from '../queue/queueOrder.ts'
import { rowOf } from './runRow.ts'
import type { RunRecord, RunRecords } from './runRecords.ts'
import { Throttle } from './throttle.ts'

/** The shortest time between two notifications while no status changes, in milliseconds. */
const PAUSE = 250
/** The time between two looks at runs that another process writes, in milliseconds. */
const LOOK = 2000

/** What the table is made of. */
export interface RowsParts {
  readonly records: RunRecords
  readonly publish: WorkbenchPublish
  readonly log: Log
  /** Whether another engine runs the queue of this home. */
  readonly borrowed: boolean
}

/** The table of runs of an engine. */
export class RunRows {
  readonly #parts: RowsParts
  #look: NodeJS.Timeout | null = null
  #closed = false
  readonly #told = new Throttle(() => this.#parts.publish('runs.changed', this.rows), PAUSE)

  constructor(parts: RowsParts) {
    this.#parts = parts
  }

  /** The rows, newest first. */
  get rows(): readonly RunRow[] {
    const { records, borrowed } = this.#parts
    const queue = queueOf(records.all)
    const rows = records.all.map((record) => {
      glimpse(record)
      const { live, state } = record
      const elsewhere =
        record.elsewhere || (borrowed && (state.status === 'queued' || state.status === 'running'))
      const place = queue.indexOf(record) + 1
      const interactions = live?.interactions ?? state.interactions
      return rowOf({
        ...record,
        state: { ...state, interactions },
        elsewhere,
        queuePlace: place === 0 ? null : place,
        progress: live?.progress ?? null,
      })
    })
    return rows.sort((a, b) => newestFirst(a, b))
  }

  /** Reads the folders again and returns the rows. It keeps watching while another process works on one of them. */
  async read(): Promise<readonly RunRow[]> {
    await this.#parts.records.refresh()
    this.#watch()
    return this.rows
  }

  /** Notifies pages at once, or at most 250 ms later. */
  changed(urgency: 'now' | 'soon'): void {
    if (urgency === 'now') this.#told.now()
    else this.#told.soon()
  }

  /** Stops notifying and watching. */
  close(): void {
    this.#closed = true
    this.#told.close()
    if (this.#look) clearTimeout(this.#look)
    this.#look = null
  }

  #watch(): void {
    if (this.#closed || this.#look || !this.rows.some((row) => row.elsewhere)) return
    const { log } = this.#parts
    const before = this.#parts.records.all.map(outline).join()
    this.#look = setTimeout(() => {
      this.#look = null
      const told = this.read().then(() => {
        if (this.#parts.records.all.map(outline).join() !== before) this.#told.now()
      })
      told.catch((error: unknown) => {
        const message =
          'The folders of runs could not be looked at; those of other programs stay as they were shown.'
        log.write({ level: 'warn', scope: 'runs', message, error })
      })
    }, LOOK)
    this.#look.unref()
  }
}

function outline({ run, bytes, elsewhere, state }: RunRecord): string {
  return `${run} ${bytes} ${elsewhere} ${state.status}`
}

function newestFirst(a: RunRow, b: RunRow): number {
  return a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.run < b.run ? -1 : 1
}
