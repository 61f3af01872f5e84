/** The folder of a run. Anybody may read it, but only the process that has locked it may write it. */
import type { StampedEvent } from '#shared/events/runEvents.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type { EventLog } from '../../../experiments/runRecorder.ts'

/** The end of a transaction in events.jsonl, where the next one begins. */
export interface LogPosition {
  /** The number of bytes before it. */
  readonly bytes: number
  /** The sequence number of the last event before it; 0 at the start. */
  readonly seq: number
}

/** One complete transaction, and the bytes of events.jsonl at which its events begin and at which it ends. */
export interface LoggedTransaction {
  readonly events: readonly StampedEvent[]
  readonly beginAt: readonly number[]
  readonly endsAt: number
}

/** What anybody may read of a run, even while another process writes it. */
export interface RecordedRun {
  /** The path of the folder. */
  readonly folder: string
  readonly manifest: Manifest
  /** Yields every complete transaction in order. @throws WorkbenchError `run-corrupt`. */
  transactions(): AsyncIterable<readonly StampedEvent[]>
  /** Yields the transactions after a position, which must have been returned before. @throws WorkbenchError `run-corrupt`. */
  transactionsFrom(position: LogPosition): AsyncIterable<LoggedTransaction>
  /** Reads the events that begin at these bytes, which were told before, in ascending order. @throws WorkbenchError `run-corrupt`. */
  eventsAt(bytes: readonly number[]): Promise<readonly StampedEvent[]>
}

/** The exclusive right to write a run. */
export interface WritableRun {
  readonly log: EventLog
  /** Takes the run for this process, also if the process that had it has ended. @throws WorkbenchError `run-busy`. */
  lock(): Promise<void>
  /** Names the parts of the manifest that were changed since the run began, such as `seed`. */
  changedParts(): Promise<readonly string[]>
  /** Closes the log and releases the run. */
  close(): Promise<void>
}

/** What a process writes to the folder of a run besides the events. */
export interface RunOutputs {
  /** The folder for the vector index of this process, which only caches the network. */
  readonly indexFolder: string
  /** Deletes the vector index that an earlier process left behind. */
  dropIndex(): Promise<void>
  writeReport(report: unknown): Promise<void>
  /** Appends what this process did and when. The wall-clock time stays out of the events, which must not depend on it. */
  recordSession(session: Readonly<Record<string, unknown>>): Promise<void>
}

/** Everything that can be done with the folder of a run. */
export interface RunFolder extends RecordedRun, WritableRun, RunOutputs {}

/** Opens runs in folders that a user named. */
export interface RunFolders {
  /** Opens a run. @throws WorkbenchError `run-unknown`, `run-corrupt` if the manifest cannot be read. */
  open(folder: string): Promise<RunFolder>
  /** Returns the paths of the folders directly below `root` that hold a run, sorted; none if `root` does not exist. */
  list(root: string): Promise<readonly string[]>
}
