/** `recnet run --method a,b`: a run for each method under the same protocol, and one table at the end. */
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import type { Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { printJoint, type JointForm } from './printJoint.ts'
import { requestsOf, type AskedTogether } from './requestsOf.ts'
import { watchTogether } from './watchTogether.ts'

/** Runs them. Where some did not finish, the table has the others, and the first failure ends the command. */
export async function runTogether(
  asked: AskedTogether,
  form: JointForm,
  {
    workbench,
    print,
    terminal,
  }: {
    readonly workbench: TerminalWorkbench
    readonly print: Print
    readonly terminal: InterruptibleTerminal
  },
): Promise<void> {
  const requests = await requestsOf(asked, workbench, (line) => terminal.stderr.write(`${line}\n`))
  const { finished, failures } = await watchTogether(requests, workbench, terminal)
  const end = `\n\nThis table again: recnet compare ${finished.join(' ')}`
  if (finished.length > 1) await printJoint(finished, form, { workbench, print, end })
  if (failures.length > 0) throw failures[0]
}
