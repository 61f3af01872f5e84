/** `recnet import` and `recnet remove`: imports a dataset, or removes one. */
import type { Command } from 'commander'
import { interruptible, type InterruptibleTerminal } from './interruptibleTerminal.ts'
import { jsonCommand, type Print } from './jsonCommand.ts'
import { WorkbenchError } from '#shared/errors.ts'
import { summaryText } from './runTexts.ts'
import type { TerminalWorkbench } from './terminalWorkbench.ts'

interface ImportOptions {
  readonly json?: boolean
  readonly name: string
  readonly domain?: string
  readonly rejects?: string
}

/** The two commands. An interrupted import keeps nothing. */
export function datasetCommands(
  workbench: TerminalWorkbench,
  print: Print,
  terminal: InterruptibleTerminal,
): readonly Command[] {
  const importing = jsonCommand(
    'import <path>',
    'Import a folder of RecBole atomic files, or the benchmark form with given candidates.',
  )
    .requiredOption('--name <name>', 'Name of the dataset: lower-case letters, digits and hyphens.')
    .option('--domain <word>', 'What one item is called, in the singular; default: guessed from the files.')
    .option(
      '--rejects <percent>',
      'Share of the rows of a file that may be bad; they are left out and listed in rejects.csv. Default: 1.',
    )
    .action(async (path: string, options: ImportOptions) => {
      const calls = await workbench.calls()
      const { name, domain, rejects } = options
      const request = {
        source: await workbench.granted(path),
        name,
        ...(domain === undefined ? {} : { domainWord: domain }),
        ...(rejects === undefined ? {} : { rejectLimit: percent(rejects) }),
      }
      const summary = await interruptible(terminal, {
        work: () => calls['datasets.import'](request),
        cancel: () => calls['datasets.cancelImport']({ name }),
      })
      print(options, summary, () => [`Imported ${summaryText(summary)}`, ...summary.notes].join('\n'))
    })

  const removing = jsonCommand(
    'remove <dataset>',
    'Remove an imported dataset; runs on it stay, but cannot be resumed.',
  ).action(async (dataset: string, options: { json?: boolean }) => {
    await (await workbench.calls())['datasets.remove']({ dataset })
    print(options, { removed: dataset }, () => `Removed ${dataset}.`)
  })
  return [importing, removing]
}

function percent(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (value >= 0 && value <= 100) return value / 100
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: '--rejects',
    expected: 'a number from 0 to 100',
    found: text,
  })
}
