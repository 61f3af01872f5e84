/** `recnet models`: the models there are, what each is, how they score, and how many of their replies are kept. */
import { Command } from 'commander'
import type { ModelFacts } from '#shared/vocabulary/models/models.ts'
import type { KeptReplies } from '#shared/vocabulary/trace.ts'
import { formatBytes } from '#shared/quantities.ts'
import { calibrateCommand } from './calibrateCommand.ts'
import { hardwareCommand } from './hardwareCommand.ts'
import type { InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { modelDownloadCommands } from './modelDownloadCommands.ts'
import { modelPlaceCommands } from './modelPlaceCommands.ts'
import { printable } from '../printable.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { trialCommands } from './trialCommands.ts'

type Print = (text: string) => void

/** The command with all its parts. */
export function modelsCommand(
  workbench: TerminalWorkbench,
  print: Print,
  terminal: InterruptibleTerminal,
): Command {
  const command = new Command('models')
    .description(
      'List, add, download and try models, check chat servers, calibrate τ for an encoder, and see how many replies are kept.',
    )
    .exitOverride()
  command
    .command('show <file>')
    .description('Show what a GGUF file states about itself. Loads no weights.')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const calls = await workbench.calls()
      const facts = await calls['models.read']({ file: await workbench.granted(file) })
      print(options.json ? JSON.stringify(facts, null, 2) : printable(factsText(facts)))
    })
  command.addCommand(calibrateCommand(workbench, print, terminal))
  command
    .command('replies')
    .description('Show how many prompts and replies of all runs are kept.')
    .option(
      '--clear',
      'Remove all of them. Runs can then no longer be replayed, nor their prompts read; results stay.',
    )
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (options: { readonly clear?: boolean; readonly json?: boolean }) => {
      const calls = await workbench.calls()
      const before = await calls['replies.size']({})
      const kept = options.clear ? await calls['replies.clear']({}) : before
      if (options.json) print(JSON.stringify(kept, null, 2))
      else
        print(
          options.clear
            ? `Removed ${before.replies.toLocaleString('en')} replies. ${repliesText(kept)}`
            : repliesText(kept),
        )
    })
  const more = [
    hardwareCommand(workbench, print),
    ...modelPlaceCommands(workbench, print),
    ...modelDownloadCommands(workbench, print, terminal),
    ...trialCommands(workbench, print, terminal),
  ]
  for (const one of more) command.addCommand(one)
  return command
}

function repliesText({ replies, bytes, fileBytes }: KeptReplies): string {
  return `${replies.toLocaleString('en')} replies are kept: ${formatBytes(bytes)} of prompts and answers, ${formatBytes(fileBytes)} on disk.`
}

function factsText(facts: ModelFacts): string {
  const rows: readonly (readonly [string, string])[] = [
    ['name', facts.name],
    ['architecture', facts.architecture],
    ['parameters', facts.parameters.toLocaleString('en')],
    ['quantization', facts.quantization],
    ['size', formatBytes(facts.bytes)],
    ['context', `${facts.contextLength.toLocaleString('en')} tokens`],
    ['embedding', `${facts.embeddingLength} dimensions`],
    ['layers', String(facts.layers)],
    ['chat template', facts.chatTemplate ? 'yes' : 'none; asked in a general form'],
    ['made for', facts.embeds ? 'embedding texts' : 'writing text'],
    ['licence', facts.license ?? 'not stated'],
  ]
  return rows.map(([name, value]) => `${name.padEnd(15)}${value}`).join('\n')
}
