/** The commands about datasets: what files hold, to import them, to remove what was imported. */
import type { Command } from 'commander'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { jsonCommand, type Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { importCommand } from './importCommand.ts'
import { addPlan, planOf, type PlanOptions } from './planOptions.ts'
import { previewText } from './planText.ts'

/** Returns the commands. */
export function datasetCommands(
  workbench: TerminalWorkbench,
  print: Print,
  terminal: InterruptibleTerminal,
): readonly Command[] {
  const previewing = addPlan(
    jsonCommand(
      'preview <paths...>',
      'Show what an import would read of a folder or of files: formats, columns, first rows.',
    ),
  ).action(async (paths: readonly string[], options: PlanOptions & { readonly json?: boolean }) => {
    const calls = await workbench.calls()
    const source = await workbench.granted(...paths)
    const plan = await planOf(options, () => calls['datasets.preview']({ source }))
    const preview = await calls['datasets.preview']({ source, ...(plan === undefined ? {} : { plan }) })
    print(options, preview, () => previewText(preview))
  })

  const removing = jsonCommand(
    'remove <dataset>',
    'Remove an imported dataset; runs on it stay, but cannot be resumed.',
  ).action(async (dataset: string, options: { json?: boolean }) => {
    await (await workbench.calls())['datasets.remove']({ dataset })
    print(options, { removed: dataset }, () => `Removed ${dataset}.`)
  })
  return [previewing, importCommand(workbench, print, terminal), removing]
}
