/** `recnet export history`: what one client remembered, each revision with what caused it. */
import { Command, Option } from 'commander'
import { historyRequest } from '#shared/vocabulary/causes/historyRequest.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import { parsedArgument } from '../parsedArgument.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

interface HistoryOptions {
  readonly format: 'md' | 'csv'
  readonly step?: string
  readonly out?: string
}

/** The command; `write` writes the file and says so. */
export function historyCommand(
  workbench: TerminalWorkbench,
  write: (file: ExportedFile, out: string | undefined) => Promise<void>,
): Command {
  return new Command('history')
    .argument('<run>', 'Name or folder of a run.')
    .argument('<client>', 'A client, such as u:2867 or i:10410.')
    .description('Write all revisions of a client with gradient, reward, interaction and call.')
    .addOption(new Option('--format <format>', 'File format.').choices(['md', 'csv']).default('md'))
    .option('--step <number>', 'As of this interaction; default: as it is now.')
    .option('--out <file>', 'Where to write; default: a name that says what it is, in this folder.')
    .exitOverride()
    .action(async (run: string, client: string, { format, step, out }: HistoryOptions) => {
      const request = parsedArgument('export history', historyRequest, {
        run: await workbench.runOf(run, { listed: false }),
        client,
        format: format === 'md' ? 'markdown' : 'csv',
        ...(step === undefined ? {} : { step: Number(step) }),
      })
      const calls = await workbench.calls()
      await write(await calls['export.history'](request), out)
    })
}
