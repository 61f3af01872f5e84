/** Brings running studies forward: makes the runs of their cells, in order and as many at once as each study says. */
import { toPageWire, type ErrorDetails } from '#shared/errors.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import type { Log } from '../../ports/log.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import type { CellGroup, JoinedStudy } from './joinedStudy.ts'
import type { StudyRoom } from './studyRoom.ts'
import type { StudyShelf } from './studyShelf.ts'

/** What the conductor works with. */
export interface ConductorParts {
  readonly shelf: StudyShelf
  readonly room: Pick<StudyRoom, 'joined' | 'newRun'>
  readonly queue: Pick<RunQueue, 'add' | 'resume' | 'startNext'>
  readonly log: Log
  /** `asked`: bring forward only studies that were started here. */
  readonly starts: 'all' | 'asked'
  /** Called when what pages show of studies may have changed. */
  readonly onChange: () => void
}

/** The one writer of studies. Whatever changes one goes through `inTurn`, so that no run is made twice. */
export class StudyConductor {
  readonly #parts: ConductorParts
  readonly #asked = new Set<StudyId>()
  #last: Promise<unknown> = Promise.resolve()
  #due = false
  #closing = false

  constructor(parts: ConductorParts) {
    this.#parts = parts
  }

  /** How many runs at once the running studies ask for together with nobody else; 0 where none is running. */
  get runsAtOnce(): number {
    return Math.max(0, ...this.#running.map((study) => this.#parts.shelf.state(study).file.runsAtOnce))
  }

  /** Whether the runs of a study count as asked for in this process. */
  isAsked(study: StudyId): boolean {
    return this.#asked.has(study)
  }

  ask(study: StudyId): void {
    this.#asked.add(study)
  }

  /** Looks soon what can be brought forward, after whatever is in turn now. Faults are written to the log. */
  look(): void {
    if (this.#due || this.#closing) return
    this.#due = true
    const looked = this.inTurn(async () => {
      this.#due = false
      for (const study of this.#running) await this.#advance(study)
    })
    looked.catch((error: unknown) => {
      const message = 'Studies could not be brought forward.'
      this.#parts.log.write({ level: 'error', scope: 'studies', message, error })
    })
  }

  /** Does something that nothing else of studies comes between. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    // The caller hears of it; the next one waits for its end alone.
    this.#last = done.catch(() => undefined)
    return done
  }

  /** Ends after the run that is being made. */
  async close(): Promise<void> {
    this.#closing = true
    await this.#last
  }

  get #running(): readonly StudyId[] {
    const { shelf, starts } = this.#parts
    return shelf.all
      .filter(({ study, state }) => state?.wanted === 'running' && (starts === 'all' || this.isAsked(study)))
      .map(({ study }) => study)
      .reverse()
  }

  async #advance(study: StudyId): Promise<void> {
    const { shelf, room, queue, log } = this.#parts
    if (this.#closing) return
    const failures: Record<string, ErrorDetails> = {}
    try {
      const joined = await room.joined(study)
      const unfinished = joined.groups.filter(({ status }) => status === 'running' || status === 'queued')
      let free = joined.state.file.runsAtOnce - unfinished.length
      let begun = 0
      for (const group of joined.groups) {
        if (free <= 0 || this.#closing) break
        const begin = await this.#begin(joined, group)
        if (begin === 'nothing to do') continue
        if (begin !== 'begun') {
          failures[group.runKey] = begin
          continue
        }
        free -= 1
        begun += 1
      }
      // Once for all of them: where a dataset is gone, every cell of a study may fail.
      if (Object.keys(failures).length > 0)
        await shelf.change(study, { failures: { ...shelf.state(study).failures, ...failures } })
      if (this.#closing) return
      await queue.startNext()
      // Nothing is at work and nothing can be begun: what is left waits for the user, or it has ended.
      if (unfinished.length + begun === 0) await shelf.change(study, { wanted: 'stopped' })
    } catch (error) {
      log.write({ level: 'error', scope: `studies/${study}`, message: `The study ${study} could not be brought forward.`, error }) // prettier-ignore
      await this.#giveUp(study, failures)
    }
    this.#parts.onChange()
  }

  /**
   * A study that cannot be brought forward is not tried again and again. On a disk that is full not even that can be written, and then
   * at least this process shows it as stopped, and why.
   */
  async #giveUp(study: StudyId, failures: Readonly<Record<string, ErrorDetails>>): Promise<void> {
    const { shelf, log } = this.#parts
    const change = { wanted: 'stopped', failures: { ...shelf.state(study).failures, ...failures } } as const
    await shelf.change(study, change).catch((error: unknown) => {
      shelf.changeUnwritten(study, change)
      log.write({
        level: 'error',
        scope: `studies/${study}`,
        message: 'The study could not be stopped.',
        error,
      })
    })
  }

  /** Begins or resumes the run of a cell, so that there is one more in the queue; or answers why it could not be made. */
  async #begin(joined: JoinedStudy, group: CellGroup): Promise<'begun' | 'nothing to do' | ErrorDetails> {
    const { room, queue } = this.#parts
    const { status, record } = group
    if (status === 'paused' && record?.state.heldByStudy) {
      await queue.resume(record.run)
      return 'begun'
    }
    if (status !== 'waiting') return 'nothing to do'
    try {
      await queue.add(await room.newRun(joined.study, group))
      return 'begun'
    } catch (error) {
      return toPageWire(error).details
    }
  }
}
