/** The command line as a program to be read: nothing stands behind it, so no command of it can be run. */
import type { Command } from 'commander'
import { programFor } from '../../src/main/hosts/terminal/commands.ts'
import type { Workbench } from '../../src/main/workbench/createWorkbench.ts'

export function commandProgram(): Command {
  // Whatever a command takes from the workbench when it is made is nothing that answers.
  const nobody: object = new Proxy({}, { get: () => nobody })
  return programFor(nobody as Workbench, {
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt: () => () => undefined,
  })
}
