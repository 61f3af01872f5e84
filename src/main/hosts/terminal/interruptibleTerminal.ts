/** What long work needs of its terminal: a stream for progress, and to be told when the user interrupts it. */
import { WorkbenchError } from '#shared/errors.ts'
import { isEngineLost } from './progress/engineLost.ts'

export interface InterruptibleTerminal {
  readonly stderr: NodeJS.WriteStream
  /** Calls back once on Ctrl-C or a termination; returns a function that stops listening. */
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
    // Where the engine is gone, the work itself rejects.
    cancel().catch(() => undefined)
  })
  try {
    return await work()
  } catch (error) {
    throw interrupted && isEngineLost(error)
      ? new WorkbenchError({ code: 'cancelled' }, { cause: error })
      : error
  } finally {
    stopListening()
  }
}
