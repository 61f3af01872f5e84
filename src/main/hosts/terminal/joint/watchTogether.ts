/** Starts several runs together, and watches one after the other until all have ended. */
import { isCancellation, WorkbenchError } from '#shared/errors.ts'
import type { RequestsOf } from './requestsOf.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { takenOver } from '../progress/takenOver.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { watchRun, type RunWatch } from '../watchRun.ts'

/** The runs that finished, in order, and why others did not. */
export interface WatchedTogether {
  readonly finished: readonly RunId[]
  readonly failures: readonly unknown[]
}

/**
 * Watches them. One that fails keeps no other from its turn; an interruption stops them all.
 * @throws WorkbenchError `cancelled` where the user interrupted, and what starting them throws.
 */
export async function watchTogether(
  requests: RequestsOf,
  workbench: TerminalWorkbench,
  { stderr, onInterrupt }: InterruptibleTerminal,
): Promise<WatchedTogether> {
  let runs: readonly RunId[] = []
  let interrupted = false
  const terminal: InterruptibleTerminal = {
    stderr,
    onInterrupt: (stop) =>
      onInterrupt(() => {
        interrupted = true
        stop()
      }),
  }
  const finished: RunId[] = []
  const failures: unknown[] = []
  for (let index = 0; index === 0 || index < runs.length; index++) {
    const begin: RunWatch['begin'] = async (engine) => {
      if (index === 0) runs = await engine.workbench['runs.startTogether']({ requests: [...requests] })
      const run = runs[index] ?? ''
      // The engine may be another than the one that the runs were started in.
      if (index > 0) await takenOver(run, engine)
      return run
    }
    try {
      finished.push((await watchRun({ begin }, workbench, terminal)).run)
    } catch (error) {
      if (runs.length === 0) throw error
      if (interrupted) {
        await stopped(runs.slice(index + 1), workbench, terminal)
        throw error
      }
      if (!isCancellation(error)) stderr.write(`${runs[index] ?? ''} failed; the others go on.\n`)
      failures.push(error)
    }
  }
  return { finished, failures }
}

async function stopped(
  runs: readonly RunId[],
  workbench: TerminalWorkbench,
  { stderr }: Pick<InterruptibleTerminal, 'stderr'>,
): Promise<void> {
  const calls = await workbench.calls()
  for (const run of runs) {
    await calls['runs.stop']({ run }).catch((error: unknown) => {
      // It may have ended, or been stopped elsewhere, meanwhile.
      if (!(error instanceof WorkbenchError) || error.code !== 'run-state') throw error
    })
    stderr.write(`${run} was taken out of the queue. Go on with: recnet resume ${run}\n`)
  }
}
