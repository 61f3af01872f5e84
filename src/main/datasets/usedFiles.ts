/** The files of a folder that make up its dataset. */
import { interactionFiles, type DatasetFiles } from './datasetFiles.ts'
import type { FilesAt, SourceFile } from './textFiles.ts'

/** Returns the files that an import reads, in the order in which it reads them. */
export function usedFiles<File extends SourceFile>(at: FilesAt<File>, found: DatasetFiles): readonly File[] {
  return usedNames(found).flatMap((name) => at.files.find((file) => file.name === name) ?? [])
}

function usedNames(found: DatasetFiles): readonly (string | undefined)[] {
  switch (found.source) {
    case 'table': {
      const named = (role: string) => found.plan.readings.filter((reading) => reading.role === role)
      return [...named('interactions'), ...named('items'), ...named('users')].map(({ file }) => file)
    }
    case 'benchmark':
      return [
        ...[found.test, found.train, found.valid, found.random, found.item, found.user],
        ...graphOf(found),
      ].map((file) => file?.name)
    case 'atomic':
      return [...interactionFiles(found), ...[found.random, found.item, found.user], ...graphOf(found)].map(
        (file) => file?.name,
      )
  }
}

function graphOf({
  graph,
}: Pick<Extract<DatasetFiles, { readonly graph: unknown }>, 'graph'>): readonly SourceFile[] {
  return graph === null ? [] : [graph.link, graph.kg]
}
