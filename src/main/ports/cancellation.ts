/** How long work learns that it is to stop. */

export interface Cancellation {
  readonly cancelled: boolean
  /** Calls once, at the moment of cancellation, or at once where that has been. Returns how not to be told any more. */
  onCancel(listener: () => void): () => void
  /** Throws a WorkbenchError with code `cancelled` once cancelled. */
  throwIfCancelled(): void
}
