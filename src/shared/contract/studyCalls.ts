/** The calls about studies: read and write their files, estimate, start, stop, and see what has become of their cells. */
import { z } from 'zod'
import type { ExportedFile } from '../vocabulary/figures.ts'
import type { MessagesReport } from '../vocabulary/studies/messagesReport.ts'
import { messagesTableRequest } from '../vocabulary/studies/messagesTable.ts'
import { studyFile, type StudyFile } from '../vocabulary/studies/studyFile.ts'
import {
  studyId,
  type StudyEstimate,
  type StudyId,
  type StudySummary,
  type StudyView,
} from '../vocabulary/studies/studies.ts'
import type { StudyResults } from '../vocabulary/studies/studyResults.ts'
import { call, topic } from './contract.ts'
import { nothing } from './parameters.ts'

/** The longest text of a file of a study, in characters. */
const LONGEST = 1_000_000

const ofStudy = z.strictObject({ study: studyId })
/** Keys of cells; all that it concerns where they are absent. */
const ofCells = z.strictObject({
  study: studyId,
  cells: z.array(z.string().min(1).max(1000)).min(1).max(10_000).optional(),
})

export const studyCalls = {
  /** The studies, newest first. One that cannot be read is among them, with its error. */
  'studies.list': call(nothing).answering<readonly StudySummary[]>(),
  /** All of them, whenever a study or the status of one of its runs changed. */
  'studies.changed': topic<readonly StudySummary[]>(),
  /**
   * Reads a study from YAML or JSON. Rejects with `study-invalid`, which has line and column, or `argument-invalid` for
   * a variant, setting or row that is not known.
   */
  'studies.read': call(z.strictObject({ text: z.string().max(LONGEST) })).answering<StudyFile>(),
  /** Writes a study as YAML, without what is at its default. */
  'studies.write': call(z.strictObject({ file: studyFile })).answering<string>(),
  /** The JSON schema of the file, draft 2020-12. */
  'studies.schema': call(nothing).answering<Readonly<Record<string, unknown>>>(),
  /** What a study would cost. With `study`, without what that one has finished already. */
  'studies.estimate': call(
    z.strictObject({ file: studyFile, study: studyId.optional() }),
  ).answering<StudyEstimate>(),
  /** Keeps a study as a draft and answers its name. Rejects with `argument-invalid` as `studies.read` does. */
  'studies.create': call(z.strictObject({ file: studyFile })).answering<StudyId>(),
  /** Replaces the file of a study that is not running; runs of other cells than before are left over. */
  'studies.change': call(z.strictObject({ study: studyId, file: studyFile })).answering<void>(),
  /** Starts a study or goes on with it: cells without a run get one, and runs that it held go on where they were. */
  'studies.start': call(ofStudy).answering<void>(),
  /** Starts no further run, and pauses those at work and in the queue; nothing is lost. */
  'studies.stop': call(ofStudy).answering<void>(),
  /** Tries failed cells again, and goes on with the study. A run that failed goes on where its events end. */
  'studies.retry': call(ofCells).answering<void>(),
  /** Makes new runs for cells whose configuration is another than that of their run, and goes on with the study. */
  'studies.renew': call(ofCells).answering<void>(),
  /** Moves a study to the bin, from where `studies.restore` brings it back. Its runs stay. */
  'studies.remove': call(ofStudy).answering<void>(),
  'studies.restore': call(ofStudy).answering<void>(),
  /** The study with its cells and their runs. */
  'studies.view': call(ofStudy).answering<StudyView>(),
  /**
   * Whether messages help: RecNet beside its controls, from the logs of the runs that have finished. What is missing is
   * said in it.
   */
  'studies.messages': call(ofStudy).answering<MessagesReport>(),
  /** A table of the same as CSV. */
  'studies.messagesTable': call(messagesTableRequest).answering<ExportedFile>(),
  /** Tables and tests over the evaluations that there are; partial as long as not all cells are evaluated. */
  'studies.results': call(ofStudy).answering<StudyResults>(),
}
