/** The files of a plan, by what they hold. */
import type { FileReading, FileRole, SourcePlan } from '#shared/vocabulary/imports/sourcePlan.ts'
import type { FilesAt, SourceFile } from '../textFiles.ts'

/** A file and how it is read. */
export interface PlannedFile<File extends SourceFile = SourceFile> {
  readonly file: File
  readonly reading: FileReading
}

/** Returns the files of one role, in the order of the plan. */
export function filesOfRole<File extends SourceFile>(
  { files }: FilesAt<File>,
  plan: SourcePlan,
  role: FileRole,
): readonly PlannedFile<File>[] {
  return plan.readings.flatMap((reading) => {
    const file = reading.role === role ? files.find(({ name }) => name === reading.file) : undefined
    return file === undefined ? [] : [{ file, reading }]
  })
}
