/** Downloads of models. What has arrived is in the folder of models, under another name until it is complete. */
import type { ErrorDetails } from '#shared/errors.ts'
import type { DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'

/** The progress of a transfer. */
export interface TransferNews {
  /** The number of bytes on disk. */
  readonly bytes: number
  readonly journal: DownloadJournal
  /** Why the transfer is being retried; null while it runs well. */
  readonly trouble: ErrorDetails | null
}

/** A file to download, and whom to notify. */
export interface TransferRequest {
  /** The name of the file in the folder of models. */
  readonly file: string
  readonly journal: DownloadJournal
  readonly signal: AbortSignal
  readonly onNews: (news: TransferNews) => void
}

/** A download that can be resumed. */
export interface UnfinishedDownload {
  readonly file: string
  readonly journal: DownloadJournal
  /** The number of bytes on disk. */
  readonly bytes: number
}

/** The downloads on disk. */
export interface DownloadStore {
  /** Lists the unfinished downloads that no process is working on, sorted by name. */
  unfinished(): Promise<readonly UnfinishedDownload[]>
  /**
   * Checks a download before it starts.
   * @throws WorkbenchError `argument-invalid` for an address that is not allowed, `download-state` if the file
   * exists.
   */
  check(file: string, address: string): Promise<void>
  /**
   * Downloads a file, or what is missing of it, and resolves once it is complete.
   * @throws WorkbenchError `cancelled`, `download-failed`, `download-corrupt`, `model-invalid`, `disk-full`, and
   * `download-state` if another process is working on it.
   */
  fetch(request: TransferRequest): Promise<void>
  /** Deletes what has arrived. @throws WorkbenchError `download-state` if another process is working on it. */
  discard(file: string): Promise<void>
}
