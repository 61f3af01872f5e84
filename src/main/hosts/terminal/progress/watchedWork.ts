/** Watches long work of an engine: a line shows how far it is, and the user may stop it. */
import { WorkbenchError } from '#shared/errors.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { isEngineLost } from './engineLost.ts'
import { steadyLine } from './steadyLine.ts'

/** What the work is given. */
export interface Watch {
  readonly line: ReturnType<typeof steadyLine>
  /** Whether the user has interrupted. */
  readonly stopped: () => boolean
  /** Says how the work is stopped, at once where the user has interrupted already. */
  readonly stopBy: (stop: () => void) => void
}

/**
 * Resolves to what the work resolves to. `inFlight` is what a stop still waits for: `calls in flight`.
 * @throws WorkbenchError `cancelled` where the engine ended after the user had interrupted, and what the work throws.
 */
export async function watchedWork<Result>(
  { stderr, onInterrupt }: InterruptibleTerminal,
  inFlight: string,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const line = steadyLine(stderr)
  let stopped = false
  let stop = () => undefined as void
  const forget = onInterrupt(() => {
    stopped = true
    stderr.write(`\nStopping after the ${inFlight}…\n`)
    stop()
  })
  const stopBy = (by: () => void) => {
    stop = by
    if (stopped) stop()
  }
  try {
    return await work({ line, stopped: () => stopped, stopBy })
  } catch (error) {
    throw stopped && isEngineLost(error) ? new WorkbenchError({ code: 'cancelled' }, { cause: error }) : error
  } finally {
    line.close()
    forget()
  }
}
