/** One row of a mini-batch. */
export interface Example {
  /** Items by number, oldest first. */
  readonly history: readonly number[]
  /** The item after the history; or, with the binary loss, the next item of each position. */
  readonly targets: readonly number[]
  /** A negative item for each target, with the binary loss. */
  readonly negatives: readonly number[]
}
