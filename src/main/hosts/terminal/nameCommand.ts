/** `recnet name`: changes what a run is called. */
import type { Command } from 'commander'
import { jsonCommand, type Print } from './jsonCommand.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

/** The command. Rejects with `run-unknown` for a run that is not listed. */
export function nameCommand(workbench: TerminalWorkbench, print: Print): Command {
  return jsonCommand(
    'name <run> [name]',
    'Give a run a name, or without one name it by its method and dataset again. Its folder stays as it is.',
  ).action(async (typed: string, name: string | undefined, options: { json?: boolean }) => {
    const run = await workbench.runOf(typed, { listed: true })
    const calls = await workbench.calls()
    await calls['runs.annotate']({ run, name: name ?? '' })
    const row = (await calls['runs.list']({})).find((one) => one.run === run)
    print(options, { run, name: row?.name ?? run }, () => `${run} is called “${row?.name ?? run}”.`)
  })
}
