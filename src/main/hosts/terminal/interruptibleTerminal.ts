/** What long work in a terminal needs of it: a place for progress, and to hear that it shall stop. */

export interface InterruptibleTerminal {
  readonly stderr: NodeJS.WriteStream
  /** Returns how not to be told any more. */
  readonly onInterrupt: (stop: () => void) => () => void
}
