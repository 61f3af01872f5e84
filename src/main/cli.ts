/** `recnet`: the workbench in a terminal. Plain Node, no Electron. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from './hosts/terminal/commands.ts'
import { createWorkbench } from './workbench/createWorkbench.ts'

const workbench = createWorkbench({
  home: process.env['RECNET_HOME'] ?? join(homedir(), '.recnet-workbench'),
  resources: join(import.meta.dirname, '..', '..', 'resources'),
})

process.exitCode = await runCommand(process.argv.slice(2), workbench, {
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt: (stop) => {
    // A second Ctrl-C meets no listener any more and ends the process at once; the run can still be resumed.
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
  },
})
