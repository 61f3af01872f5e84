/** What long work in a terminal needs of it: a place for progress, and to hear that it shall stop. */
import { RunControl } from '../../workbench/readings.ts'

export interface InterruptibleTerminal {
  readonly stderr: NodeJS.WriteStream
  /** Calls back once on Ctrl-C or a termination; returns how to stop listening. */
  readonly onInterrupt: (stop: () => void) => () => void
}

/** Turns an interrupt into a cancellation of this work. */
export async function interruptible<Result>(
  { onInterrupt }: Pick<InterruptibleTerminal, 'onInterrupt'>,
  work: (control: RunControl) => Promise<Result>,
): Promise<Result> {
  const control = new RunControl()
  const stopListening = onInterrupt(() => control.cancel())
  try {
    return await work(control)
  } finally {
    stopListening()
  }
}
