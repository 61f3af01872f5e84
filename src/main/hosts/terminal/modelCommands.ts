/** `recnet models`, `recnet prompts`: what a model file is, and what a run asked and was told. */
import { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import type { ModelFacts } from '#shared/vocabulary/models.ts'
import type { Workbench } from '../../workbench/createWorkbench.ts'
import type { TracedCall } from '../../workbench/readings.ts'
import { trialCommands, type TrialTerminal } from './trialCommands.ts'

type Print = (text: string) => void

export function modelsCommand(workbench: Workbench, terminal: TrialTerminal): Command {
  const { print } = terminal
  const command = new Command('models').description('Look at model files and chat servers, and try them.').exitOverride()
  command
    .command('show <file>')
    .description('What a GGUF file says of itself; loads no weights.')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const facts = await workbench.readModelFile(file)
      print(options.json ? JSON.stringify(facts, null, 2) : factsText(facts))
    })
  for (const one of trialCommands(workbench, terminal)) command.addCommand(one)
  return command
}

interface PromptOptions {
  readonly json?: boolean
  readonly prompt?: string
  readonly of?: string
  readonly step?: string
  readonly limit: string
}

export function promptsCommand(workbench: Workbench, print: Print): Command {
  return new Command('prompts')
    .argument('<run>', 'Folder of the run.')
    .description('Show what a run asked its language model, and the raw answers.')
    .option('--prompt <name>', 'Only this prompt: extract, summarize, predict, gradient, optimizer, merge, rank.')
    .option('--of <id>', 'Only calls about this client or router: u:3, i:12, r5.')
    .option('--step <number>', 'Only calls of this interaction.')
    .option('--limit <number>', 'At most so many calls.', '20')
    .option('--json', 'Write the result as JSON.')
    .exitOverride()
    .action(async (run: string, { json, prompt, of, step, limit }: PromptOptions) => {
      const calls = await workbench.runs.trace(run, {
        prompt,
        subject: of,
        step: step === undefined ? undefined : whole('--step', step),
        limit: whole('--limit', limit),
      })
      print(json ? JSON.stringify(calls, null, 2) : callsText(calls))
    })
}

function factsText(facts: ModelFacts): string {
  const rows: readonly (readonly [string, string])[] = [
    ['name', facts.name],
    ['architecture', facts.architecture],
    ['parameters', facts.parameters.toLocaleString('en')],
    ['quantization', facts.quantization],
    ['size', facts.bytes < 1e9 ? `${(facts.bytes / 1e6).toFixed(1)} MB` : `${(facts.bytes / 1e9).toFixed(2)} GB`],
    ['context', `${facts.contextLength.toLocaleString('en')} tokens`],
    ['embedding', `${facts.embeddingLength} dimensions`],
    ['layers', String(facts.layers)],
    ['chat template', facts.chatTemplate ? 'yes' : 'none; asked in a general form'],
    ['made for', facts.embeds ? 'embedding texts' : 'writing text'],
    ['licence', facts.license ?? 'not stated'],
  ]
  return rows.map(([name, value]) => `${name.padEnd(15)}${value}`).join('\n')
}

function callsText(calls: readonly TracedCall[]): string {
  if (calls.length === 0) return 'No such calls are kept. Calls of the built-in agent are not kept: they are text rules and can be repeated.'
  return calls
    .map(({ call, messages, reply }) =>
      [
        `── ${call} · ${reply.promptTokens} prompt tokens, ${reply.replyTokens} reply tokens${reply.shortened ? ', shortened' : ''}`,
        ...messages.map(({ role, content }) => `[${role}]\n${content}`),
        `[answer]\n${reply.text}`,
      ].join('\n'),
    )
    .join('\n\n')
}

function whole(argument: string, text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0) return value
  throw new WorkbenchError({ code: 'argument-invalid', argument, expected: 'a whole number of at least 0', found: text })
}
