/** What the queue needs from outside besides the runs themselves. */
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { JsonContent } from '../../ports/jsonContent.ts'
import type { RunStore } from '../runs/ports/runStore.ts'

/** New runs, and the bin for those that were removed. */
export interface RunBin {
  /** A run is there with its state, or not at all. @throws WorkbenchError `run-exists`. */
  create(run: string, manifest: Manifest, state: unknown): Promise<void>
  /** The same in a folder elsewhere, new or empty, which is remembered. @throws WorkbenchError `run-exists`. */
  createAt(folder: string, run: string, manifest: Manifest, state: unknown): Promise<void>
  /**
   * A run elsewhere stays where it is, and is remembered no more.
   * @throws WorkbenchError `run-exists` where somebody put a run in its place meanwhile.
   */
  moveToBin(run: string): Promise<void>
  /** @throws WorkbenchError `run-unknown`, `run-exists`. */
  restore(run: string): Promise<void>
  /** Deletes for good what is old in the bin, judged by the state of the run, and what a kill left half made. */
  cleanUp(isOld: (state: JsonContent) => boolean): Promise<void>
}

export interface QueuedRunStore extends RunStore, RunBin {}

/** The queue of a home has one engine. */
export interface HomeLock {
  /** Takes the home for this process and answers null, or answers in words who has it. */
  take(): Promise<string | null>
  release(): Promise<void>
}
