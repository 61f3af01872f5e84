/** `recnet <command>`: calls the workbench directly, in this process. */
import { runCommand } from './hosts/terminal/commands.ts'
import type { BackendFolders } from './workbench/backend/backend.ts'
import { createWorkbench } from './workbench/createWorkbench.ts'

/** Returns the exit code. */
export function terminalCommand(
  args: readonly string[],
  { home, resources }: BackendFolders,
): Promise<number> {
  return runCommand(args, createWorkbench({ home, resources }), {
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt,
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
