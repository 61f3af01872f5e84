/** The interactions and texts of a source, in whatever form its files are. */
import { atomicSource, readAtomicInteractions } from './atomic/atomicSource.ts'
import type { DatasetFiles } from './datasetFiles.ts'
import type { FilesAt } from './textFiles.ts'
import type { InteractionSource, ReadInteractions } from './interactionSource.ts'
import type { RowIssues } from './rows/rowIssues.ts'
import { filesOfRole } from './tables/planFiles.ts'
import { readInteractions } from './tables/readInteractions.ts'
import { tableSource } from './tables/tableSource.ts'

/** The forms that are made of interactions, one on each row. */
export type InteractionFiles = Exclude<DatasetFiles, { readonly source: 'benchmark' }>

/** Reads the interactions. Rows that cannot be read are rejected in `issues`. */
export async function readSource(
  at: FilesAt,
  files: InteractionFiles,
  issues: RowIssues,
): Promise<ReadInteractions> {
  return files.source === 'atomic'
    ? readAtomicInteractions(files, issues)
    : readInteractions(filesOfRole(at, files.plan, 'interactions'), issues)
}

/** The source of interactions that have been read before, whose texts are read from these files. */
export function sourceOf(at: FilesAt, files: InteractionFiles, read: ReadInteractions): InteractionSource {
  return files.source === 'atomic' ? atomicSource(files, read) : tableSource(at, files.plan, read)
}
