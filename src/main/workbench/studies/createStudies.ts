/** Puts the room of studies together. */
import type { StudySummary } from '#shared/vocabulary/studies/studies.ts'
import type { DatasetReports } from '../datasets/datasetReports.ts'
import type { Datasets } from '../datasets/datasets.ts'
import type { Handlers, WorkbenchPublish } from '../handlersOf.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import type { RunRecord, RunRecords } from '../runs/runRecords.ts'
import { Throttle } from '../runs/throttle.ts'
import type { StudyEstimateParts } from './estimateStudy.ts'
import { StudyMessages, type StudyMessagesPorts } from './messages/studyMessages.ts'
import { StudyEvaluations, type EvaluationParts } from './studyEvaluations.ts'
import { StudyConductor } from './studyConductor.ts'
import { studyHandlers } from './studyHandlers.ts'
import { StudyRoom, type StudyPorts } from './studyRoom.ts'
import { StudyShelf } from './studyShelf.ts'
import { summaryOf } from './studyViews.ts'

/** The shortest time between two notifications, in milliseconds. */
const PAUSE = 500

/** What the room is made of. */
export interface StudiesParts {
  readonly ports: StudyPorts &
    StudyMessagesPorts &
    Omit<StudyEstimateParts, 'records' | 'datasets'> &
    Omit<EvaluationParts, 'records' | 'reports'>
  readonly reports: Pick<DatasetReports, 'checks'>
  readonly datasets: Datasets
  readonly records: RunRecords
  readonly queue: RunQueue
  readonly publish: WorkbenchPublish
  readonly starts: 'all' | 'asked'
  readonly owner: string | null
}

/** The studies of an engine. */
export interface Studies {
  readonly handlers: Handlers<'studies'>
  /** How many runs at once the running studies ask for; 0 where none is running. */
  readonly runsAtOnce: () => number
  /** Whether a run counts as asked for because its study was started here. */
  readonly isAsked: (record: RunRecord) => boolean
  /** Reads the studies, and brings forward those that were running. */
  readonly open: () => Promise<void>
  /** Reads the studies again, since one came from elsewhere. */
  readonly reload: () => Promise<void>
  /** Looks what can be brought forward now that the status of a run has changed. */
  readonly look: () => void
  /** Ends after the run that is being made. */
  readonly close: () => Promise<void>
}

/** Creates the room. */
export function createStudies({
  ports,
  datasets,
  reports,
  records,
  queue,
  publish,
  starts,
  owner,
}: StudiesParts): Studies {
  const { log } = ports
  const shelf = new StudyShelf(ports)
  const room = new StudyRoom({ ports, datasets, records, shelf, borrowed: owner !== null })
  const summaries = async (): Promise<readonly StudySummary[]> => {
    const known = shelf.all
    const joined = await room.joinedAll(known.map(({ study }) => study))
    return known.flatMap((record, index) => {
      const one = joined[index]
      return one === undefined ? [] : [summaryOf(record, one)]
    })
  }
  const told = new Throttle(() => {
    summaries().then(
      (list) => publish('studies.changed', list),
      (error: unknown) => log.write({ level: 'warn', scope: 'studies', message: 'Pages could not be told of studies.', error }), // prettier-ignore
    )
  }, PAUSE)
  let closed = false
  const onChange = () => {
    if (!closed) told.soon()
  }
  const conductor = new StudyConductor({ shelf, room, queue, log, starts, onChange })
  return {
    handlers: studyHandlers({
      ports: { ...ports, datasets, records },
      shelf,
      room,
      evaluations: new StudyEvaluations({ ...ports, records, reports }),
      conductor,
      messages: new StudyMessages(ports),
      queue,
      summaries: async () => {
        await conductor.inTurn(() => room.refresh())
        return summaries()
      },
      onChange,
      owner,
    }),
    runsAtOnce: () => conductor.runsAtOnce,
    isAsked: ({ state }) => state.study !== null && conductor.isAsked(state.study.study),
    open: async () => {
      if (owner === null) await shelf.cleanUp()
      await shelf.refresh()
      if (owner === null) conductor.look()
    },
    reload: async () => {
      await conductor.inTurn(() => room.refresh())
      onChange()
    },
    look: () => {
      if (owner === null) conductor.look()
      onChange()
    },
    close: async () => {
      closed = true
      await conductor.close()
      told.close()
    },
  }
}
