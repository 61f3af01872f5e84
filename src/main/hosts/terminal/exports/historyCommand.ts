/** `recnet export history`: what one client remembered, each revision with what caused it. */
import { Command } from 'commander'
import { historyRequest } from '#shared/vocabulary/causes/historyRequest.ts'
import type { ExportedFile } from '#shared/vocabulary/figures.ts'
import { parsedArgument } from '../parsedArgument.ts'
import { formatOf, formatOption, type TypedPlace } from './formatOption.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

const ENDINGS = { md: '.md', csv: '.csv' } as const

interface HistoryOptions extends TypedPlace {
  readonly step?: string
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
    .addOption(formatOption(ENDINGS))
    .option('--step <number>', 'As of this interaction; default: as it is now.')
    .option('--out <file>', 'Where to write; default: a name that says what it is, in this folder.')
    .exitOverride()
    .action(async (run: string, client: string, { step, ...place }: HistoryOptions) => {
      const request = parsedArgument('export history', historyRequest, {
        run: await workbench.runOf(run, { listed: false }),
        client,
        format: formatOf(ENDINGS, place) === 'md' ? 'markdown' : 'csv',
        ...(step === undefined ? {} : { step: Number(step) }),
      })
      const calls = await workbench.calls()
      await write(await calls['export.history'](request), place.out)
    })
}
