/** The runs of the home, each by its name, and the files that lie beside the log of a run. */
import type { JsonContent } from '../../../ports/jsonContent.ts'
import type { RunFolder } from './runFolder.ts'

/** The folder of a run, and who is at work in it. */
export interface RunPlace {
  /** Path of the folder. */
  readonly folder: string
  /** When the folder was made, ISO 8601; empty where the system does not tell. */
  createdAt(): Promise<string>
  /** The other, living process that writes the run, in words; null where there is none. */
  owner(): Promise<string | null>
}

/** The events of a run and its manifest. */
export interface RunLog {
  /** @throws WorkbenchError `run-unknown`, `run-corrupt`. */
  open(): Promise<RunFolder>
  /** Size of events.jsonl; 0 where there is none. */
  logBytes(): Promise<number>
}

/** What the queue knows of a run, beside the manifest: state.json. */
export interface StateFile {
  readState(): Promise<JsonContent>
  writeState(state: unknown): Promise<void>
}

/** A cache of the folded events: view.json. */
export interface ViewFile {
  readView(): Promise<JsonContent>
  /** Never rejects: a cache that cannot be written is no loss, and the log says so. */
  writeView(view: unknown): Promise<void>
}

/** What earlier sessions left. */
export interface SessionFiles {
  readReport(): Promise<JsonContent>
  /** Lines of sessions.jsonl as JSON; lines that cannot be read are left out. */
  readSessions(): Promise<readonly unknown[]>
}

/** Everything that lies in the folder of one run. */
export interface RunFiles extends RunPlace, RunLog, StateFile, ViewFile, SessionFiles {}

export interface RunStore {
  /** Path of the folder that holds the runs. */
  readonly folder: string
  /** The files of one run, whether it is there or not. */
  of(run: string): RunFiles
  /**
   * Names of the folders that hold a run, whole or damaged, sorted; then those of remembered folders elsewhere, which
   * may be gone by now.
   */
  list(): Promise<readonly string[]>
  /** The listed run whose events were written last, or null where there is none. */
  latest(): Promise<string | null>
  /** The folder of a run outside the home; null for a run of the home. */
  placeOf(run: string): string | null
  /** The name under which a folder is known, of the home or elsewhere; null where it is not. */
  nameOf(folder: string): Promise<string | null>
  /** Every name that is taken, in the bin too. */
  taken(): Promise<ReadonlySet<string>>
  /** Names the run of a folder elsewhere, for good or until this process ends. @throws WorkbenchError `run-unknown`. */
  keep(run: string, folder: string, forGood: boolean): Promise<void>
}
