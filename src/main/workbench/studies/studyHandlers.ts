/** Implements `studies.*`. */
import { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { messagesTableFile } from '#shared/tables/studies/messages/messagesTableFile.ts'
import { studyFile, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyId, StudySummary } from '#shared/vocabulary/studies/studies.ts'
import { exportedFile } from '../exports/exportedFile.ts'
import type { Handlers } from '../handlersOf.ts'
import type { RunQueue } from '../queue/runQueue.ts'
import type { RunRecord } from '../runs/runRecords.ts'
import { estimateStudy, type StudyEstimateParts } from './estimateStudy.ts'
import type { CellGroup, JoinedStudy } from './joinedStudy.ts'
import type { StudyMessages } from './messages/studyMessages.ts'
import { expectedCells, plannedCells } from './plannedCells.ts'
import type { StudyEvaluations } from './studyEvaluations.ts'
import type { StudyConductor } from './studyConductor.ts'
import type { StudyRoom, StudyPorts } from './studyRoom.ts'
import type { StudyShelf } from './studyShelf.ts'
import { readStudyText, writeStudyText } from './studyText.ts'
import { viewOf, wallTimeOf } from './studyViews.ts'

/** What these calls are answered from. */
export interface StudyHandlerParts {
  readonly ports: StudyPorts & StudyEstimateParts
  readonly shelf: StudyShelf
  readonly room: StudyRoom
  readonly evaluations: Pick<StudyEvaluations, 'results'>
  readonly conductor: StudyConductor
  readonly messages: StudyMessages
  readonly queue: Pick<RunQueue, 'hold' | 'stop'>
  readonly summaries: () => Promise<readonly StudySummary[]>
  readonly onChange: () => void
  /** The other engine that runs the queue of this home; null if this one does. */
  readonly owner: string | null
}

/** Creates the handlers of `studies.*`. */
export function studyHandlers(parts: StudyHandlerParts): Handlers<'studies'> {
  const { ports, shelf, room, evaluations, conductor, messages, queue, summaries, onChange, owner } = parts
  const times = new WeakMap<RunRecord, number>()
  /** Changes a study as nothing else of studies does, and brings forward what can be. */
  const changing = async <T>(work: () => Promise<T>): Promise<T> => {
    if (owner !== null)
      throw new WorkbenchError({ code: 'run-busy', folder: ports.studies.pathOf(''), owner })
    const result = await conductor.inTurn(work)
    onChange()
    conductor.look()
    return result
  }
  const start = async (study: StudyId, change: Parameters<StudyShelf['change']>[1] = {}) => {
    conductor.ask(study)
    await shelf.change(study, { ...change, wanted: 'running' })
  }
  const view = async (study: StudyId) => {
    await room.refresh()
    const joined = await room.joined(study)
    for (const { record, status } of joined.groups) {
      if (!record || status !== 'finished' || times.has(record)) continue
      times.set(record, await wallTimeOf(record.run, ports.runs))
    }
    return viewOf(joined, times)
  }
  return {
    'studies.list': () => summaries(),
    'studies.read': ({ text }) => checked(readStudyText(text)),
    'studies.write': ({ file }) => writeStudyText(file),
    'studies.schema': () => z.toJSONSchema(studyFile, { io: 'input' }),
    'studies.estimate': async ({ file, study }) => {
      const planned = expectedCells(file)
      const joined = study === undefined ? null : await room.joinedAs(study, file)
      const finished = new Set(joined?.groups.filter(isFinished).map(({ runKey }) => runKey))
      const distinct = planned.filter(({ key, runKey }) => key === runKey)
      const runs = distinct.filter(({ key }) => !finished.has(key))
      const shared = planned.length - distinct.length
      return estimateStudy({ file, runs, shared, finished: finished.size }, ports)
    },
    'studies.create': ({ file }) => changing(() => shelf.create(checked(file))),
    'studies.change': ({ study, file }) =>
      changing(async () => {
        if (shelf.state(study).wanted === 'running') throw inState(study, 'a study that is not running', 'a running study') // prettier-ignore
        await shelf.change(study, { file: checked(file), failures: {} })
      }),
    'studies.start': ({ study }) => changing(() => start(study)),
    'studies.stop': ({ study }) =>
      changing(async () => {
        await shelf.change(study, { wanted: 'stopped' })
        for (const { status, record } of (await room.joined(study)).groups) {
          if (record && (status === 'queued' || status === 'running')) await queue.hold(record.run)
        }
      }),
    'studies.retry': ({ study, cells }) =>
      changing(async () => {
        const joined = await room.joined(study)
        const failed = groupsIn(joined, cells).filter(({ status }) => status === 'failed')
        if (failed.length === 0) throw inState(study, 'failed cells', 'none')
        for (const { record } of failed) if (record) await queue.hold(record.run)
        const again = new Set(failed.map(({ runKey }) => runKey))
        const failures = Object.entries(joined.state.failures).filter(([cell]) => !again.has(cell))
        await start(study, { failures: Object.fromEntries(failures) })
      }),
    'studies.renew': ({ study, cells }) =>
      changing(async () => {
        const joined = await room.joined(study)
        const changed = groupsIn(joined, cells).filter(({ changes }) => changes.length > 0)
        if (changed.length === 0) throw inState(study, 'cells whose configuration has changed', 'none')
        const replaced: RunId[] = []
        for (const { status, record } of changed) {
          if (!record) continue
          if (status === 'queued' || status === 'running') await queue.stop(record.run)
          replaced.push(record.run)
        }
        await start(study, { replaced: [...joined.state.replaced, ...replaced] })
      }),
    'studies.remove': ({ study }) =>
      changing(async () => {
        const { state } = shelf.record(study)
        if (state?.wanted === 'running') throw inState(study, 'a study that is not running', 'a running study') // prettier-ignore
        await shelf.remove(study)
      }),
    'studies.restore': ({ study }) => changing(() => shelf.restore(study)),
    'studies.view': ({ study }) => view(study),
    'studies.messages': async ({ study }) => messages.report(await view(study)),
    'studies.messagesTable': async ({ study, table }) => {
      const report = await messages.report(await view(study))
      return exportedFile({
        subject: table,
        of: [study],
        format: 'csv',
        bytes: messagesTableFile(report, table),
      })
    },
    'studies.results': async ({ study }) => {
      await room.refresh()
      return evaluations.results(await room.joined(study))
    },
  }
}

/** @throws WorkbenchError for a study that no run could be made of. */
function checked(file: StudyFile): StudyFile {
  plannedCells(file)
  return file
}

/** The groups that have one of these cells; all where none are named. */
function groupsIn({ groups }: JoinedStudy, cells: readonly string[] | undefined): readonly CellGroup[] {
  if (cells === undefined) return groups
  return groups.filter((group) => group.cells.some(({ key }) => cells.includes(key)))
}

function isFinished({ status }: CellGroup): boolean {
  return status === 'finished'
}

function inState(study: StudyId, expected: string, found: string): WorkbenchError {
  return new WorkbenchError({ code: 'study-state', study, expected, found })
}
