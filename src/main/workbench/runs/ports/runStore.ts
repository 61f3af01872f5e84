/** The runs of the home by their names, and the files beside the log of a run. */
import type { JsonContent } from '../../../ports/jsonContent.ts'
import type { RunFolder } from './runFolder.ts'

/** The folder of a run, and the process that works in it. */
export interface RunPlace {
  /** Path of the folder. */
  readonly folder: string
  /** When the folder was created, in ISO 8601; empty if the system does not tell. */
  createdAt(): Promise<string>
  /** Returns in words the other running process that writes the run, or null if there is none. */
  owner(): Promise<string | null>
}

/** The events of a run and its manifest. */
export interface RunLog {
  /** Opens the folder of the run. @throws WorkbenchError `run-unknown`, `run-corrupt`. */
  open(): Promise<RunFolder>
  /** Size of events.jsonl; 0 where there is none. */
  logBytes(): Promise<number>
}

/** The file state.json: what the queue knows about a run besides the manifest. */
export interface StateFile {
  readState(): Promise<JsonContent>
  writeState(state: unknown): Promise<void>
}

/** The file view.json: a cache of the folded events. */
export interface ViewFile {
  /** It is `broken` where a byte of it was changed. */
  readView(): Promise<JsonContent>
  /** Never rejects: a cache that cannot be written is no loss, and the log says so. */
  writeView(view: Readonly<Record<string, unknown>>): Promise<void>
}

/** What earlier sessions left behind. */
export interface SessionFiles {
  /** It is `broken` where it is not as it was written. */
  readReport(): Promise<JsonContent>
  /** Returns the lines of sessions.jsonl as JSON; lines that cannot be parsed are left out. */
  readSessions(): Promise<readonly unknown[]>
}

/** Everything in the folder of one run. */
export interface RunFiles extends RunPlace, RunLog, StateFile, ViewFile, SessionFiles {}

/** The runs of a home, those in remembered folders included. */
export interface RunStore {
  /** The path of the folder that holds the runs. */
  readonly folder: string
  /** Returns the files of one run, whether or not it exists. */
  of(run: string): RunFiles
  /**
   * Returns the names of the folders that hold a run, complete or damaged, sorted, and then those of remembered
   * folders elsewhere, which may no longer exist.
   */
  list(): Promise<readonly string[]>
  /** Returns the listed run whose events were written last, or null if there is none. */
  latest(): Promise<string | null>
  /** Returns the folder of a run outside the home, or null for a run of the home. */
  placeOf(run: string): string | null
  /** Returns the name of the run in a folder, of the home or elsewhere, or null if the folder is not known. */
  nameOf(folder: string): Promise<string | null>
  /** Returns every name that is taken, in the bin too. */
  taken(): Promise<ReadonlySet<string>>
  /** Gives a name to the run in a folder elsewhere, for good or until this process ends. @throws WorkbenchError `run-unknown`. */
  keep(run: string, folder: string, forGood: boolean): Promise<void>
}
