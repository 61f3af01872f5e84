/** Downloads of models: what has arrived lies in the folder of models until it is there whole. */
import type { ErrorDetails } from '#shared/errors.ts'
import type { DownloadJournal } from '#shared/vocabulary/models/modelDownloads.ts'

/** What a transfer tells while it goes on. */
export interface TransferNews {
  /** Bytes that are here. */
  readonly bytes: number
  readonly journal: DownloadJournal
  /** Why it is being tried again, or null. */
  readonly trouble: ErrorDetails | null
}

export interface TransferRequest {
  /** Name of the file in the folder of models. */
  readonly file: string
  readonly journal: DownloadJournal
  readonly signal: AbortSignal
  readonly onNews: (news: TransferNews) => void
}

export interface UnfinishedDownload {
  readonly file: string
  readonly journal: DownloadJournal
  /** Bytes that are here. */
  readonly bytes: number
}

export interface DownloadStore {
  /** Downloads that no process has finished, or is at; sorted by name. */
  unfinished(): Promise<readonly UnfinishedDownload[]>
  /** @throws WorkbenchError `argument-invalid` for an address that models may not come from, `download-state` where the file is there. */
  check(file: string, address: string): Promise<void>
  /**
   * Ends when the model is there whole.
   * @throws WorkbenchError `cancelled`, `download-failed`, `download-corrupt`, `model-invalid`, and `download-state` where
   * another process is at it.
   */
  fetch(request: TransferRequest): Promise<void>
  /** Deletes what has arrived. @throws WorkbenchError `download-state` where another process is at it. */
  discard(file: string): Promise<void>
}
