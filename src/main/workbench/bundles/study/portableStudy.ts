/** The file of a study without what belongs to one machine, and with the names that its datasets have on another. */
import type { AskedLanguageModel } from '#shared/vocabulary/models/models.ts'
import type { StudyFile, StudyModels } from '#shared/vocabulary/studies/studyFile.ts'
import { expectedCells } from '../../studies/plannedCells.ts'
import { fileNameOf, portableServer } from '../portableManifest.ts'

/** Returns the file as it stands in a bundle: paths are names of files, and servers have no keys and headers. */
export function portableStudy(file: StudyFile): StudyFile {
  return { ...file, models: file.models.map(portableModels) }
}

/** Returns the file with other names of datasets; those that are not in the map stay. */
export function withDatasets(file: StudyFile, names: ReadonlyMap<string, string>): StudyFile {
  return { ...file, datasets: file.datasets.map((name) => names.get(name) ?? name) }
}

/**
 * Returns a function from the key of a cell under one file to that of the same cell under another, which differs in names
 * of models and datasets alone.
 * @throws WorkbenchError where a file cannot be expanded.
 */
export function movedKeys(from: StudyFile, to: StudyFile): (key: string) => string {
  const keys = expectedCells(to).map((cell) => cell.key)
  const moved = new Map(expectedCells(from).map(({ key }, index) => [key, keys[index] ?? key]))
  return (key) => {
    // The test of a point that a grid search chose is named after the cell of that point.
    const base = key.endsWith(TEST) ? key.slice(0, -TEST.length) : key
    return moved.get(key) ?? `${moved.get(base) ?? base}${key.slice(base.length)}`
  }
}

const TEST = ' · test'

function portableModels({
  languageModel,
  reasoningModel,
  embeddingModel,
  ...models
}: StudyModels): StudyModels {
  return {
    ...models,
    ...(languageModel ? { languageModel: portableAsked(languageModel) } : {}),
    ...(reasoningModel ? { reasoningModel: portableAsked(reasoningModel) } : {}),
    ...(embeddingModel === undefined ? {} : { embeddingModel: fileNameOf(embeddingModel) }),
  }
}

function portableAsked<Asked extends AskedLanguageModel>(asked: Asked): Asked {
  if (asked.kind === 'gguf') return { ...asked, file: fileNameOf(asked.file) }
  return portableServer(asked) as Asked
}
