/** Lists the available models: the files of their folder and of added places, with the facts in each file. */
import { toWire } from '#shared/errors.ts'
import { inParallel } from '#shared/inParallel.ts'
import type { ModelFile, ModelFolder } from '#shared/vocabulary/models/models.ts'
import type { ModelListing } from './ports/modelPlaces.ts'
import type { LocalModels } from './ports/trialModels.ts'

/** The number of files that are read at the same time. Places may hold thousands, and a process may only have so many open. */
const READ_AT_ONCE = 16

/** What the list needs from outside. */
export interface ListPorts {
  readonly localModels: Pick<LocalModels, 'read'>
  readonly modelPlaces: ModelListing
}

/** Lists and reads all model files. A file that cannot be read is listed with its error. */
export async function listModels({ localModels, modelPlaces }: ListPorts): Promise<ModelFolder> {
  const described = async (file: string): Promise<ModelFile> => {
    try {
      return { file, facts: await localModels.read(modelPlaces.pathOf(file)), error: null }
    } catch (error) {
      return { file, facts: null, error: toWire(error).details }
    }
  }
  const { files, places } = await modelPlaces.list()
  return { folder: modelPlaces.folder, files: await inParallel(files, READ_AT_ONCE, described), places }
}
