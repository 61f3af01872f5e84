/** What the queue needs from outside, besides the runs themselves. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { JsonContent } from '../../ports/jsonContent.ts'
import type { RunStore } from '../runs/ports/runStore.ts'

/** Creates runs, and moves removed ones to the bin and back. */
export interface RunBin {
  /** Creates a run with its state atomically. @throws WorkbenchError `run-exists`. */
  create(run: string, manifest: Manifest, state: unknown): Promise<void>
  /** Creates a run in a new or empty folder elsewhere, and remembers the folder. @throws WorkbenchError `run-exists`. */
  createAt(folder: string, run: string, manifest: Manifest, state: unknown): Promise<void>
  /**
   * Makes a folder, on the same disk as the home, the run of this name, in one rename. It does nothing where the folder has
   * been moved already.
   * @throws WorkbenchError `run-exists`.
   */
  adopt(folder: string, run: string): Promise<void>
  /**
   * Moves a run to the bin. A run in a folder elsewhere stays where it is and is only forgotten.
   * @throws WorkbenchError `run-exists` if a run has been put in its place meanwhile.
   */
  moveToBin(run: string): Promise<void>
  /** Moves a run out of the bin, or remembers a forgotten one. @throws WorkbenchError `run-unknown`, `run-exists`. */
  restore(run: string): Promise<void>
  /** Deletes old runs in the bin for good, judged by their states, and incomplete folders that a kill left. */
  cleanUp(isOld: (state: JsonContent) => boolean): Promise<void>
}

/** The runs as the queue needs them. */
export interface QueuedRunStore extends RunStore, RunBin {}

/** Ensures that the queue of a home is run by one engine only. */
export interface HomeLock {
  /** Takes the home for this process and returns null, or returns in words which process has it. */
  take(): Promise<string | null>
  /** The other process that has the home at this moment, or null. */
  owner(): Promise<string | null>
  release(): Promise<void>
}
