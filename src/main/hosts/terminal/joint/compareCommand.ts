/** `recnet compare`: one table of the methods of several runs. */
import type { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { jsonCommand, type Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { addJointForm, printJoint, type JointForm } from './printJoint.ts'

/** The command. The method of the first run is tested against every other. */
export function compareCommand(workbench: TerminalWorkbench, print: Print): Command {
  const command = jsonCommand(
    'compare <runs...>',
    'Show the methods of several runs in one table, with tests of the first against every other.',
  )
  return addJointForm(command).action(async (typed: readonly string[], form: JointForm) => {
    const runs: RunId[] = []
    // One after the other: two folders of one name must not be given the same name.
    for (const run of typed) runs.push(await workbench.runOf(run, { listed: false }))
    if (new Set(runs).size < 2)
      throw new WorkbenchError({
        code: 'argument-invalid',
        argument: 'runs',
        expected: 'two runs or more',
        found: typed.join(', '),
      })
    await printJoint([...new Set(runs)], form, { workbench, print })
  })
}
