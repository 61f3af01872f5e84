/** The options of a command line that choose the models of a run. */
import { Option, type Command } from 'commander'
import { SERVER_SECONDS } from '#shared/vocabulary/models/chatServers.ts'
import { WorkbenchError } from '#shared/errors.ts'
import {
  BUILT_IN_MODELS,
  embeddingModelChoice,
  languageModelChoice,
  type EmbeddingModelChoice,
  type LanguageModelChoice,
  type ModelChoices,
} from '#shared/vocabulary/models/models.ts'
import { parsedArgument } from '../parsedArgument.ts'
import { accessBy, serverHeader, serverKey, serverModel, type AccessFlags } from './serverOptions.ts'

/** The options as commander parses them. */
export interface ModelOptions {
  readonly model?: string
  readonly mode?: string
  readonly sequences?: string
  readonly context?: string
  readonly gpuLayers?: string
  readonly server?: readonly string[]
  readonly serverModel?: string
  readonly serverTimeout?: string
  readonly serverWait?: string
  readonly serverKey?: string
  readonly serverHeader?: readonly string[]
  readonly reasoningModel?: string
  readonly reasoningServer?: readonly string[]
  readonly reasoningServerModel?: string
  readonly reasoningServerKey?: string
  readonly reasoningServerHeader?: readonly string[]
  readonly reasoningMode?: string
  readonly reasoningSequences?: string
  readonly reasoningContext?: string
  readonly reasoningGpuLayers?: string
  readonly embedding?: string
}

/** Adds the options to a command, and returns it. */
export function addModels(command: Command): Command {
  const group = 'Models (default: the built-in agent, which is text rules, and hashing embeddings):'
  const options = [
    new Option('--model <file>', 'A GGUF file that answers.'),
    new Option(
      '--mode <mode>',
      'fast: several questions at once. strict: one after the other, the same bytes every time.',
    ).choices(['fast', 'strict']),
    new Option(
      '--sequences <number>',
      'Questions answered at once, 1 to 64; default: as many as memory allows.',
    ),
    new Option(
      '--context <tokens>',
      'Tokens of one question with its answer; default: 8192 to 16384, as memory and the model allow.',
    ),
    new Option(
      '--gpu-layers <number>',
      'Layers on the GPU; default: as many as fit. With 0 the GPU is not used.',
    ),
    new Option(
      '--server <address...>',
      'Instead of a file: OpenAI-compatible servers, such as http://127.0.0.1:8080/v1. Texts of the run are sent there.',
    ),
    serverModel(),
    serverKey(),
    serverHeader(),
    new Option(
      '--server-timeout <seconds>',
      `How long one answer of a server may take, 1 to 3600; default: ${SERVER_SECONDS.timeout}.`,
    ),
    new Option(
      '--server-wait <seconds>',
      `How long a server that loads, is busy or has gone is waited for, 0 to 86400; default: ${SERVER_SECONDS.away}.`,
    ),
    new Option(
      '--reasoning-model <file>',
      'A GGUF file that merges profiles, writes gradients and optimises; default: the model that answers.',
    ),
    new Option('--reasoning-server <address...>', 'Instead of that file: OpenAI-compatible servers.'),
    new Option(
      '--reasoning-server-model <name>',
      'Name of the reasoning model on the server; default: as --server-model.',
    ),
    new Option(
      '--reasoning-server-key <variable>',
      'Key of the reasoning servers; default: as --server-key.',
    ),
    new Option(
      '--reasoning-server-header <header...>',
      'Headers of the reasoning servers; default: as --server-header.',
    ),
    new Option('--reasoning-mode <mode>', 'Mode of the reasoning model; default: as --mode.').choices([
      'fast',
      'strict',
    ]),
    new Option(
      '--reasoning-sequences <number>',
      'Questions that the reasoning model answers at once; default: as --sequences.',
    ),
    new Option(
      '--reasoning-context <tokens>',
      'Tokens of one question to the reasoning model with its answer; default: as --context.',
    ),
    new Option(
      '--reasoning-gpu-layers <number>',
      'Layers of the reasoning model on the GPU; default: as --gpu-layers. With auto, as many as fit.',
    ),
    new Option('--embedding <file>', 'A GGUF file that embeds texts.'),
  ]
  for (const option of options) command.addOption(option.helpGroup(group))
  return command
}

/** All models that the options choose. @throws WorkbenchError `argument-invalid`. */
export function modelsOf(options: ModelOptions): ModelChoices {
  const reasoningModel = reasoningModelOf(options)
  return {
    languageModel: languageModelOf(options),
    ...(reasoningModel ? { reasoningModel } : {}),
    embeddingModel: embeddingModelOf(options),
  }
}

/** The model that `--model` or `--server` names; the built-in agent where neither is given. @throws WorkbenchError `argument-invalid`. */
export function languageModelOf(options: ModelOptions): LanguageModelChoice {
  const { model: file, server: addresses, serverModel: name, serverKey, serverHeader } = options
  const access = { key: serverKey, headers: serverHeader }
  return (
    chosenBy({ flags: ['--model', '--server'], file, addresses, name, access }, options) ??
    BUILT_IN_MODELS.languageModel
  )
}

function reasoningModelOf(options: ModelOptions): LanguageModelChoice | null {
  const flags = ['--reasoning-model', '--reasoning-server'] as const
  const named = {
    flags,
    file: options.reasoningModel,
    addresses: options.reasoningServer,
    name: options.reasoningServerModel ?? options.serverModel,
    access: {
      key: options.reasoningServerKey ?? options.serverKey,
      headers: options.reasoningServerHeader ?? options.serverHeader,
    },
  }
  return chosenBy(named, {
    serverTimeout: options.serverTimeout,
    serverWait: options.serverWait,
    mode: options.reasoningMode ?? options.mode,
    sequences: options.reasoningSequences ?? options.sequences,
    context: options.reasoningContext ?? options.context,
    gpuLayers: options.reasoningGpuLayers ?? options.gpuLayers,
  })
}

/** How a model works; `undefined` where an option was not given. */
type ModelWork = {
  readonly [Name in 'mode' | 'sequences' | 'context' | 'gpuLayers' | 'serverTimeout' | 'serverWait']?:
    string | undefined
}

interface ModelFlags {
  readonly flags: readonly [file: string, server: string]
  readonly file: string | undefined
  readonly addresses: readonly string[] | undefined
  readonly name: string | undefined
  readonly access: AccessFlags
}

function chosenBy(
  { flags, file, addresses, name, access }: ModelFlags,
  { mode, sequences, context, gpuLayers, serverTimeout, serverWait }: ModelWork,
): LanguageModelChoice | null {
  const [fileFlag, serverFlag] = flags
  if (file !== undefined && addresses !== undefined)
    throw new WorkbenchError({
      code: 'argument-invalid',
      argument: fileFlag,
      expected: 'either a file or servers',
      found: 'both',
    })
  if (addresses !== undefined) {
    return parsedArgument(serverFlag, languageModelChoice, {
      kind: 'server',
      addresses,
      ...(name === undefined ? {} : { model: name }),
      ...given('parallel', sequences),
      ...given('timeoutSeconds', serverTimeout),
      ...given('awaySeconds', serverWait),
      ...accessBy(access),
    })
  }
  if (file === undefined) return null
  return parsedArgument(fileFlag, languageModelChoice, {
    kind: 'gguf',
    path: file,
    ...(mode === undefined ? {} : { mode }),
    ...given('sequences', sequences),
    ...given('contextTokens', context),
    ...layers(gpuLayers),
  })
}

/** The model that `--embedding` names; hashing embeddings without it. @throws WorkbenchError `argument-invalid`. */
export function embeddingModelOf({ embedding, gpuLayers }: ModelOptions): EmbeddingModelChoice {
  if (embedding === undefined) return BUILT_IN_MODELS.embeddingModel
  return parsedArgument('--embedding', embeddingModelChoice, {
    kind: 'gguf',
    path: embedding,
    ...layers(gpuLayers),
  })
}

/** The value `auto` means as many as fit, which is also the default. */
function layers(value: string | undefined): Readonly<Record<string, number>> {
  return given('gpuLayers', value === 'auto' ? undefined : value)
}

function given(name: string, value: string | undefined): Readonly<Record<string, number>> {
  return value === undefined ? {} : { [name]: Number(value) }
}
