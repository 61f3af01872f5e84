/** Where model files are: in the folder of models of the home, and in places outside it that a user added. */
import type { ModelPlace } from '#shared/vocabulary/models/models.ts'

/** All model files, and the places that were added. */
export interface ListedModels {
  /** Names in the folder of models, then absolute paths of the files in places. */
  readonly files: readonly string[]
  readonly places: readonly ModelPlace[]
}

/** Finds model files. Only listed files can be named, so no page can reach any other file. */
export interface ModelListing {
  /** The path of the folder of models. */
  readonly folder: string
  list(): Promise<ListedModels>
  /** Returns the path of a listed file, which need not exist. */
  pathOf(file: string): string
  /** Returns the path of a file that is listed now. @throws WorkbenchError `argument-invalid`. */
  found(file: string): Promise<string>
}

/** Remembers places outside the folder of models. */
export interface PlaceMemory {
  /** Remembers a file or folder, and returns its absolute path. @throws WorkbenchError `argument-invalid`. */
  add(path: string): Promise<string>
  /**
   * Forgets a place without deleting any file, and returns its absolute path.
   * @throws WorkbenchError `argument-invalid` for a place that was not added.
   */
  forget(place: string): Promise<string>
}

/** Everything that can be done with places of models. */
export interface ModelPlaces extends ModelListing, PlaceMemory {}
