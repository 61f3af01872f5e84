/** Where files of models lie: the folder of models of the home, and places outside it that a user added. */
import type { ModelPlace } from '#shared/vocabulary/models/models.ts'

export interface ListedModels {
  /** Names in the folder, then whole paths of files in places. */
  readonly files: readonly string[]
  readonly places: readonly ModelPlace[]
}

/** Only files that are listed can be named: no page reaches elsewhere. */
export interface ModelListing {
  /** Path of the folder of models. */
  readonly folder: string
  list(): Promise<ListedModels>
  /** The path of a listed file, which need not be there. */
  pathOf(file: string): string
  /** The path of a file that is listed now. @throws WorkbenchError `argument-invalid`. */
  found(file: string): Promise<string>
}

export interface PlaceMemory {
  /** Remembers a file or a folder, and answers with its whole path. @throws WorkbenchError `argument-invalid`. */
  add(path: string): Promise<string>
  /** Deletes no file. Answers with the whole path. @throws WorkbenchError `argument-invalid` for a place that was not added. */
  forget(place: string): Promise<string>
}

export interface ModelPlaces extends ModelListing, PlaceMemory {}
