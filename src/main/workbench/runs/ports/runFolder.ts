/** A run is a folder. Anybody may read it; only the process that has locked it may write it. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { EventLog } from '../../../experiments/runRecorder.ts'

/** The end of a transaction in events.jsonl: where the next one begins. */
export interface LogPosition {
  /** Bytes of the file before it. */
  readonly bytes: number
  /** Sequence number of the last event before it; 0 at the start. */
  readonly seq: number
}

/** One whole transaction, and the byte of events.jsonl at which it ends. */
export interface LoggedTransaction {
  readonly events: readonly StampedEvent[]
  readonly endsAt: number
}

/** What anybody may read of a run, also while another process writes it. */
export interface RecordedRun {
  /** Path of the folder. */
  readonly folder: string
  readonly manifest: Manifest
  /** Every whole transaction, in order. @throws WorkbenchError `run-corrupt`. */
  transactions(): AsyncIterable<readonly StampedEvent[]>
  /** The transactions after a position that was answered before. @throws WorkbenchError `run-corrupt`. */
  transactionsFrom(position: LogPosition): AsyncIterable<LoggedTransaction>
}

/** The exclusive right to write a run. */
export interface WritableRun {
  readonly log: EventLog
  /** Takes the run for this process, also where the process that had it is gone. @throws WorkbenchError `run-busy`. */
  lock(): Promise<void>
  /** Closes the log and gives the run free. */
  close(): Promise<void>
}

/** What a process that works on a run leaves in its folder besides the events. */
export interface RunOutputs {
  /** Where this process may keep its vector index, which is a cache of the network. */
  readonly indexFolder: string
  /** Deletes the vector index that an earlier process left. */
  dropIndex(): Promise<void>
  writeReport(report: unknown): Promise<void>
  /** Adds what this process did and when: the wall clock, kept apart from the events. */
  recordSession(session: Readonly<Record<string, unknown>>): Promise<void>
}

export interface RunFolder extends RecordedRun, WritableRun, RunOutputs {}

/** Runs in folders that a user named. */
export interface RunFolders {
  /** @throws WorkbenchError `run-unknown`, `run-corrupt` for a manifest that cannot be read. */
  open(folder: string): Promise<RunFolder>
  /** Paths of the folders directly below `root` that hold a run, sorted; none where `root` is not there. */
  list(root: string): Promise<readonly string[]>
}
