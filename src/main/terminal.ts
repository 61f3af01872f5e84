/** `recnet <command>`: a client of the engine that has the home, or of one in this process. */
import { fileLog, logFolder } from './adapters/log/fileLog.ts'
import { logReader } from './adapters/log/logReader.ts'
import { logUncaught } from './adapters/log/logUncaught.ts'
import { runCommand } from './hosts/terminal/commands.ts'
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
  const log = fileLog({ folder: logFolder(home), program: 'terminal' })
  logUncaught(log)
  const workbench = new TerminalWorkbench(() => openEngine({ home, resources }))
  return runCommand(args, workbench, {
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt,
    logReader: logReader(logFolder(home)),
    onFault: (error) =>
      void log.write({ level: 'error', scope: 'terminal', message: 'A command failed.', error }),
  })
}

/** A second Ctrl-C meets no listener any more and ends the process at once; the run can still be resumed. */
function onInterrupt(stop: () => void): () => void {
  const listener = () => {
    forget()
    stop()
  }
  const forget = () => {
    process.off('SIGINT', listener)
    process.off('SIGTERM', listener)
  }
  process.once('SIGINT', listener)
  process.once('SIGTERM', listener)
  return forget
}
