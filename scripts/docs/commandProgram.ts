/** The command line as a program to be read: nothing stands behind it, so no command of it can be run. */
import type { Command } from 'commander'
import { programFor } from '../../src/main/hosts/terminal/commands.ts'
import { TerminalWorkbench } from '../../src/main/hosts/terminal/terminalWorkbench.ts'

export function commandProgram(): Command {
  const nobody = new TerminalWorkbench(() =>
    Promise.reject(new Error('There is no workbench behind the docs.')),
  )
  return programFor(nobody, {
    stdout: process.stdout,
    stderr: process.stderr,
    onInterrupt: () => () => undefined,
  })
}
