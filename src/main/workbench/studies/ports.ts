/** What the room of studies needs from outside: a place for them. */
import type { JsonContent } from '../../ports/jsonContent.ts'

/** Studies on disk, each a folder with study.json, and the bin of removed ones. */
export interface StudyStore {
  /** Path of study.json of a study, whether or not it exists. */
  pathOf(study: string): string
  /** Names of the folders of studies, sorted. */
  list(): Promise<readonly string[]>
  /** Every name that is taken, in the bin too. */
  taken(): Promise<ReadonlySet<string>>
  read(study: string): Promise<JsonContent>
  /** Writes study.json whole or not at all; the folder is created with it. */
  write(study: string, value: unknown): Promise<void>
  moveToBin(study: string): Promise<void>
  /** Moves a study out of the bin. @throws WorkbenchError `study-unknown` if it is not there, `study-state` if its name is taken. */
  restore(study: string): Promise<void>
  /** Deletes old studies in the bin for good, judged by what study.json holds. */
  cleanUp(isOld: (content: JsonContent) => boolean): Promise<void>
}
