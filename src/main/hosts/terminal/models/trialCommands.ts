/** `recnet models try` and `recnet models check`: send one prompt to a model, and find out what a chat server can do. */
import { randomUUID } from 'node:crypto'
import { Command, Option } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import { serverToCheck } from '#shared/vocabulary/models/chatServers.ts'
import { trialPrompt, type TriedModel } from '#shared/vocabulary/models/modelTrials.ts'
import { interruptible, type InterruptibleTerminal } from '../interruptibleTerminal.ts'
import { askedModel } from './askedModels.ts'
import { languageModelOf, type ModelOptions } from './modelOptions.ts'
import { accessBy, serverHeader, serverKey, serverModel } from './serverOptions.ts'
import { parsedArgument } from '../parsedArgument.ts'
import { printable } from '../printable.ts'
import { checkText } from './checkText.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'

interface TryOptions extends Pick<
  ModelOptions,
  'context' | 'gpuLayers' | 'server' | 'serverModel' | 'serverKey' | 'serverHeader'
> {
  readonly prompt: string
  readonly system?: string
  readonly temperature?: string
  readonly tokens?: string
  readonly thoughtTokens?: string
  readonly json?: boolean
}

interface CheckOptions {
  readonly server: readonly string[]
  readonly serverModel?: string
  readonly serverKey?: string
  readonly serverHeader?: readonly string[]
  readonly timeout?: string
  readonly json?: boolean
}

/** The two commands. */
export function trialCommands(
  workbench: TerminalWorkbench,
  print: (text: string) => void,
  terminal: InterruptibleTerminal,
): readonly Command[] {
  const addresses = new Option(
    '--server <address...>',
    'OpenAI-compatible servers, such as http://127.0.0.1:8080/v1. The prompt is sent there.',
  )
  return [
    new Command('try')
      .argument('[file]', 'A GGUF file.')
      .description('Send one prompt to a model, and measure how fast it answers.')
      .requiredOption('--prompt <text>', 'The prompt.')
      .option('--system <text>', 'The system text before the prompt; default: none.')
      .option('--temperature <number>', 'From 0 to 2; default 0.7.')
      .option('--tokens <number>', 'At most this many tokens of the reply; default 256.')
      .option(
        '--thought-tokens <number>',
        'At most this many tokens of thought before the reply, for reasoning models; default 0.',
      )
      .option('--context <tokens>', 'Tokens of the prompt with its answer; default 4096.')
      .option(
        '--gpu-layers <number>',
        'Layers on the GPU; default: as many as fit. With 0 the GPU is not used.',
      )
      .addOption(addresses)
      .addOption(serverModel())
      .addOption(serverKey())
      .addOption(serverHeader())
      .option('--json', 'Write the result as JSON.')
      .exitOverride()
      .action(async (file: string | undefined, options: TryOptions) => {
        if (file === undefined && options.server === undefined) throw nothingToTry()
        const choice = languageModelOf({ ...options, ...(file === undefined ? {} : { model: file }) })
        const prompt = parsedArgument('models try', trialPrompt, {
          system: options.system ?? '',
          prompt: options.prompt,
          ...numbers({
            temperature: options.temperature,
            tokens: options.tokens,
            thoughtTokens: options.thoughtTokens,
          }),
        })
        const calls = await workbench.calls()
        const model = await askedModel(choice, (path) => workbench.granted(path))
        if (model === undefined) throw nothingToTry()
        const trial = randomUUID()
        const tried = await interruptible(terminal, {
          work: () => calls['models.try']({ ...prompt, model, trial }),
          cancel: () => calls['models.stopTrying']({ trial }),
        })
        print(options.json ? JSON.stringify(tried, null, 2) : triedText(tried))
      }),
    new Command('check')
      .description('Ask each address of a chat server what a run would ask it, and say what a run will have.')
      .addOption(new Option('--server <address...>', addresses.description).makeOptionMandatory())
      .addOption(serverModel())
      .addOption(serverKey())
      .addOption(serverHeader())
      .option('--timeout <seconds>', 'Time-out of each question in seconds; default 30.')
      .option('--json', 'Write the result as JSON.')
      .exitOverride()
      .action(async ({ server, serverModel, serverKey, serverHeader, timeout, json }: CheckOptions) => {
        const asked = parsedArgument('--server', serverToCheck, {
          addresses: server,
          ...(serverModel === undefined ? {} : { model: serverModel }),
          ...accessBy({ key: serverKey, headers: serverHeader }),
          ...numbers({ timeoutSeconds: timeout }),
        })
        const calls = await workbench.calls()
        // Questions to a server end by themselves, so an interrupt does not wait for them.
        const found = await interruptible(terminal, {
          work: () => calls['models.checkServer'](asked),
          cancel: () => workbench.close(),
        })
        print(json ? JSON.stringify(found, null, 2) : found.map(checkText).join('\n'))
      }),
  ]
}

function nothingToTry(): WorkbenchError {
  return new WorkbenchError({
    code: 'argument-invalid',
    argument: 'file',
    expected: 'a GGUF file, or --server',
    found: 'neither',
  })
}

/** The reply, then one line with its measurements. */
export function triedText(tried: TriedModel): string {
  const {
    text,
    cut,
    shortened,
    promptTokens,
    replyTokens,
    millisecondsToLoad,
    millisecondsToFirst,
    milliseconds,
    tokensPerSecond,
    rateOverAll,
    threads,
  } = tried
  const rates = [
    ...(millisecondsToLoad === null ? [] : [`loaded in ${seconds(millisecondsToLoad)}`]),
    `${promptTokens} prompt tokens${shortened ? ', shortened to fit' : ''}`,
    ...(millisecondsToFirst === null ? [] : [`first letters after ${seconds(millisecondsToFirst)}`]),
    `${replyTokens} reply tokens in ${seconds(milliseconds)}`,
    ...(tokensPerSecond === null
      ? []
      : [`${tokensPerSecond.toFixed(1)} tokens/s${rateOverAll ? ' with reading and waiting' : ''}`]),
    ...(threads === null ? [] : [`${threads} ${threads === 1 ? 'thread' : 'threads'}`]),
  ]
  return `${printable(text)}${cut ? '…' : ''}\n── ${rates.join(' · ')}`
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function numbers(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, Number(value)]])),
  )
}
