/** The file study.json: a study as it was read, and what is wanted of it. */
import { z } from 'zod'
import { WorkbenchError, type ErrorDetails } from '#shared/errors.ts'
import { runId } from '#shared/vocabulary/runs.ts'
import { studyFile } from '#shared/vocabulary/studies/studyFile.ts'
import type { StudyId } from '#shared/vocabulary/studies/studies.ts'
import type { JsonContent } from '../../ports/jsonContent.ts'

const errorDetails = z.custom<ErrorDetails>(
  (value) => typeof value === 'object' && value !== null && 'code' in value,
)

const studyState = z.object({
  format: z.literal(1),
  file: studyFile,
  /** What the user wants. Whether a study has ended follows from its runs. */
  wanted: z.enum(['draft', 'running', 'stopped']),
  /** Time of creation, ISO 8601. */
  createdAt: z.string(),
  /** Why the run of a cell could not be made, by the key of the cell. */
  failures: z.record(z.string(), errorDetails).default({}),
  /** Runs that were made for its cells and are no longer used, since others take their place. */
  replaced: z.array(runId).readonly().default([]),
  /** When it was removed, in ISO 8601; null outside the bin. */
  removedAt: z.string().nullable().default(null),
})

/** What is kept of a study. */
export type StudyState = Readonly<z.infer<typeof studyState>>

/** A study, or why its file cannot be read. */
export interface StudyRecord {
  readonly study: StudyId
  readonly state: StudyState | null
  readonly fault: ErrorDetails | null
}

/** Reads what study.json holds; a damaged one is a record with its fault. */
export function studyRecord(study: StudyId, path: string, content: JsonContent): StudyRecord {
  const damaged = (found: string): StudyRecord => {
    const where = { line: 0, column: 0, path, expected: 'the file of a study', found }
    return { study, state: null, fault: { code: 'study-invalid', issues: [where] } }
  }
  if (content.state !== 'value') return damaged(content.state === 'broken' ? 'no JSON' : 'no file')
  const parsed = studyState.safeParse(content.value)
  if (parsed.success) return { study, state: parsed.data, fault: null }
  const [issue] = parsed.error.issues
  return damaged(issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'something else')
}

/** The state of a study that can be read. @throws WorkbenchError the fault of another. */
export function readable({ study, state, fault }: StudyRecord): StudyState {
  if (state) return state
  throw new WorkbenchError(fault ?? { code: 'study-unknown', study })
}

/** Tells whether a study was removed before a moment, in ISO 8601. One that cannot be read never counts as old. */
export function studyWasRemovedBefore(content: JsonContent, moment: string): boolean {
  const { state } = studyRecord('removed', '', content)
  return state !== null && state.removedAt !== null && state.removedAt < moment
}
