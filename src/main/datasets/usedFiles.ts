/** The files of a folder that make up its dataset. */
import { datasetFiles, type FilesAt } from './datasetFiles.ts'
import type { SourceFile } from './textFiles.ts'

/** Returns the files that an import reads, in the order in which it reads them. */
export function usedFiles<File extends SourceFile>(at: FilesAt<File>): readonly File[] {
  const found = datasetFiles(at)
  const parts: readonly (SourceFile | null)[] =
    found.source === 'benchmark'
      ? [found.test, found.train, found.valid, found.random, found.item, found.user]
      : [found.inter, found.item, found.user]
  return parts.flatMap((part) => at.files.find((file) => file.name === part?.name) ?? [])
}
