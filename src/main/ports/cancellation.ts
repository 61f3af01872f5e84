/** How long-running work learns that it has been cancelled. */

/** A cancellation that work can poll, subscribe to, or check by a throw. */
export interface Cancellation {
  readonly cancelled: boolean
  /**
   * Calls `listener` once, at the moment of cancellation, or at once where it is cancelled already. Returns a function
   * that unsubscribes.
   */
  onCancel(listener: () => void): () => void
  /** Throws a WorkbenchError with code `cancelled` once cancelled. */
  throwIfCancelled(): void
}
