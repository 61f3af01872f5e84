/** `recnet <command>`: a client of the engine that has the home, or of one in this process. */
import { fileLog, logFolder } from './adapters/log/fileLog.ts'
import { logReader } from './adapters/log/logReader.ts'
import { logUncaught } from './adapters/log/logUncaught.ts'
import { keepFilesPrivate } from './hosts/engine/privateFiles.ts'
import { runCommand } from './hosts/terminal/commands.ts'
import { endOnClosedPipe } from './hosts/terminal/endOnClosedPipe.ts'
import { openEngine } from './hosts/terminal/openEngine.ts'
import { TerminalWorkbench } from './hosts/terminal/terminalWorkbench.ts'

export interface TerminalPlaces {
  readonly home: string
  readonly resources: string
}

/** Runs one command line, and resolves with the exit code. */
export function terminalCommand(
  args: readonly string[],
  { home, resources }: TerminalPlaces,
): Promise<number> {
  keepFilesPrivate()
  const log = fileLog({ folder: logFolder(home), program: 'terminal' })
  logUncaught(log)
  endOnClosedPipe([process.stdout, process.stderr])
  const workbench = new TerminalWorkbench(() => openEngine({ home, resources }))
  return runCommand(args, workbench, {
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt,
    elsewhere: (other) => new TerminalWorkbench(() => openEngine({ home: other, resources })),
    withStacks: process.env['RECNET_DEBUG'] !== undefined,
    logReader: logReader(logFolder(home)),
    onFault: (error) =>
      void log.write({ level: 'error', scope: 'terminal', message: 'A command failed.', error }),
  })
}

/** Ctrl-C, an end that is asked for, and a terminal that is closed or a connection that breaks. */
const INTERRUPTS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls `stop` at the first Ctrl-C; a second one ends the process at once, and the run can still be resumed. The listener
 * stays in between: libraries that tidy up before an end (node-llama-cpp's lock files) end the process at a signal for
 * which nobody else listens.
 */
function onInterrupt(stop: () => void): () => void {
  let interrupted = false
  const listener = (signal: NodeJS.Signals) => {
    // A terminal that closes tells everybody in it, some of whom pass it on.
    if (interrupted && signal === 'SIGHUP') return
    if (interrupted) {
      forget()
      process.kill(process.pid, signal)
      return
    }
    interrupted = true
    stop()
  }
  const forget = () => {
    for (const signal of INTERRUPTS) process.off(signal, listener)
  }
  for (const signal of INTERRUPTS) process.on(signal, listener)
  return forget
}
