/** What long work in a terminal needs of it: a place for progress, and to hear that it shall stop. */
import { WorkbenchError } from '#shared/errors.ts'

export interface InterruptibleTerminal {
  readonly stderr: NodeJS.WriteStream
  /** Calls back once on Ctrl-C or a termination; returns how to stop listening. */
  readonly onInterrupt: (stop: () => void) => () => void
}

/** Asks the engine by `cancel` to end this work when the user interrupts it; the work then rejects with `cancelled`. */
export async function interruptible<Result>(
  { onInterrupt }: Pick<InterruptibleTerminal, 'onInterrupt'>,
  { work, cancel }: { readonly work: () => Promise<Result>; readonly cancel: () => Promise<unknown> },
): Promise<Result> {
  let interrupted = false
  const stopListening = onInterrupt(() => {
    interrupted = true
    // Where the engine is gone the work says so itself.
    cancel().catch(() => undefined)
  })
  try {
    return await work()
  } catch (error) {
    const lost = error instanceof WorkbenchError && error.code === 'engine-lost'
    throw interrupted && lost ? new WorkbenchError({ code: 'cancelled' }, { cause: error }) : error
  } finally {
    stopListening()
  }
}
