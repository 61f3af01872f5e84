/** The studies of a home in memory, as they are on disk. */
import { toWire, WorkbenchError } from '#shared/errors.ts'
import { studyId, type StudyId } from '#shared/vocabulary/studies/studies.ts'
import type { StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { Clock } from '../../ports/clock.ts'
import { freeStudyId } from './freeStudyId.ts'
import type { StudyStore } from './ports.ts'
import { readable, studyRecord, studyWasRemovedBefore, type StudyRecord, type StudyState } from './studyState.ts' // prettier-ignore

/** The number of days that a removed study stays in the bin. */
const KEPT_DAYS = 30

/** Where studies are kept. */
export interface ShelfPorts {
  readonly studies: StudyStore
  readonly clock: Pick<Clock, 'now' | 'daysAgo'>
}

/** Reads and writes studies. Writes are on disk before they are in memory. */
export class StudyShelf {
  readonly #ports: ShelfPorts
  #records = new Map<StudyId, StudyRecord>()
  /** What could not be written, until something of the study is. */
  readonly #unwritten = new Map<StudyId, Partial<StudyState>>()

  constructor(ports: ShelfPorts) {
    this.#ports = ports
  }

  /** Newest first. */
  get all(): readonly StudyRecord[] {
    const createdAt = ({ state }: StudyRecord) => state?.createdAt ?? ''
    return [...this.#records.values()].sort((a, b) =>
      createdAt(a) === createdAt(b) ? (a.study < b.study ? -1 : 1) : createdAt(a) < createdAt(b) ? 1 : -1,
    )
  }

  /** @throws WorkbenchError `study-unknown`. */
  record(study: StudyId): StudyRecord {
    const record = this.#records.get(study)
    if (record) return record
    throw new WorkbenchError({ code: 'study-unknown', study })
  }

  /** @throws WorkbenchError `study-unknown`, or why it cannot be read. */
  state(study: StudyId): StudyState {
    return readable(this.record(study))
  }

  /** Deletes what lay in the bin for long. */
  cleanUp(): Promise<void> {
    const { studies, clock } = this.#ports
    return studies.cleanUp((content) => studyWasRemovedBefore(content, clock.daysAgo(KEPT_DAYS)))
  }

  /** Reads all of them again. What is written or removed meanwhile is newer than what was read. */
  async refresh(): Promise<void> {
    const { studies } = this.#ports
    const before = new Map(this.#records)
    const names = (await studies.list()).filter((name) => studyId.safeParse(name).success)
    const read = await Promise.all(
      names.map((study) =>
        studies.read(study).then(
          (content) => this.#overlaid(studyRecord(study, studies.pathOf(study), content)),
          (error: unknown): StudyRecord => ({ study, state: null, fault: toWire(error).details }),
        ),
      ),
    )
    const known = new Map(read.map((record) => [record.study, sameOr(before.get(record.study), record)]))
    for (const study of new Set([...before.keys(), ...this.#records.keys()])) {
      const now = this.#records.get(study)
      if (now === before.get(study)) continue
      if (now) known.set(study, now)
      else known.delete(study)
    }
    this.#records = known
  }

  async create(file: StudyFile): Promise<StudyId> {
    const { studies, clock } = this.#ports
    const study = freeStudyId(file.title, await studies.taken())
    const about = { wanted: 'draft', createdAt: clock.now(), failures: {}, replaced: [] } as const
    await this.#write(study, { format: 1, file, ...about, removedAt: null })
    return study
  }

  async change(study: StudyId, change: Partial<StudyState>): Promise<void> {
    await this.#write(study, { ...this.state(study), ...change })
  }

  /** Changes a study in this process alone, where not even that it failed can be written, such as on a full disk. */
  changeUnwritten(study: StudyId, change: Partial<StudyState>): void {
    this.#unwritten.set(study, { ...this.#unwritten.get(study), ...change })
    this.#records.set(study, this.#overlaid(this.record(study)))
  }

  async remove(study: StudyId): Promise<void> {
    const { state } = this.record(study)
    if (state) await this.change(study, { removedAt: this.#ports.clock.now() })
    await this.#ports.studies.moveToBin(study)
    this.#records.delete(study)
  }

  async restore(study: StudyId): Promise<void> {
    await this.#ports.studies.restore(study)
    await this.refresh()
    if (this.record(study).state) await this.change(study, { removedAt: null })
  }

  #overlaid(record: StudyRecord): StudyRecord {
    const change = this.#unwritten.get(record.study)
    return change && record.state ? { ...record, state: { ...record.state, ...change } } : record
  }

  async #write(study: StudyId, state: StudyState): Promise<void> {
    await this.#ports.studies.write(study, state)
    this.#unwritten.delete(study)
    this.#records.set(study, { study, state, fault: null })
  }
}

/** Returns what is known where it was read again as it is, so that what follows from its file need not be found again. */
function sameOr(known: StudyRecord | undefined, read: StudyRecord): StudyRecord {
  return known && JSON.stringify(known) === JSON.stringify(read) ? known : read
}
