/** Which models a run asks, as options of a command line. */
import { Option, type Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import {
  BUILT_IN_MODELS,
  embeddingModelChoice,
  languageModelChoice,
  type EmbeddingModelChoice,
  type LanguageModelChoice,
  type ModelChoices,
} from '#shared/vocabulary/models.ts'
import { parsedArgument } from './parsedArgument.ts'

/** As commander hands them over. */
export interface ModelOptions {
  readonly model?: string
  readonly mode?: string
  readonly sequences?: string
  readonly context?: string
  readonly gpuLayers?: string
  readonly server?: readonly string[]
  readonly serverModel?: string
  readonly embedding?: string
}

export function addModels(command: Command): Command {
  const group = 'Models (default: the built-in agent, which is text rules, and hashing embeddings):'
  const options = [
    new Option('--model <file>', 'A GGUF file that answers.'),
    new Option('--mode <mode>', 'fast: several questions at once. strict: one after the other, the same bytes every time.').choices(['fast', 'strict']),
    new Option('--sequences <number>', 'Questions answered at once, 1 to 64; default 4.'),
    new Option('--context <tokens>', 'Tokens of one question and its answer; default 4096.'),
    new Option('--gpu-layers <number>', 'Layers on the GPU; default: as many as fit. 0 leaves the GPU alone.'),
    new Option('--server <address...>', 'Instead of a file: OpenAI-compatible servers, such as http://127.0.0.1:8080/v1. Texts of the run are sent there.'),
    new Option('--server-model <name>', 'What the model is called there.'),
    new Option('--embedding <file>', 'A GGUF file that embeds.'),
  ]
  for (const option of options) command.addOption(option.helpGroup(group))
  return command
}

/** @throws WorkbenchError `argument-invalid`. */
export function modelsOf(options: ModelOptions): ModelChoices {
  return { languageModel: languageModelOf(options), embeddingModel: embeddingModelOf(options) }
}

function languageModelOf({ model, mode, sequences, context, gpuLayers, server, serverModel }: ModelOptions): LanguageModelChoice {
  if (model !== undefined && server !== undefined) throw new WorkbenchError({ code: 'argument-invalid', argument: '--model', expected: 'either a file or servers', found: 'both' })
  if (server !== undefined) {
    const parallel = given('parallel', sequences)
    return parsedArgument('--server', languageModelChoice, { kind: 'server', addresses: server, model: serverModel ?? '', ...parallel })
  }
  if (model === undefined) return BUILT_IN_MODELS.languageModel
  return parsedArgument('--model', languageModelChoice, {
    kind: 'gguf',
    path: model,
    ...(mode === undefined ? {} : { mode }),
    ...given('sequences', sequences),
    ...given('contextTokens', context),
    ...given('gpuLayers', gpuLayers),
  })
}

/** @throws WorkbenchError `argument-invalid`. */
export function embeddingModelOf({ embedding, gpuLayers }: ModelOptions): EmbeddingModelChoice {
  if (embedding === undefined) return BUILT_IN_MODELS.embeddingModel
  return parsedArgument('--embedding', embeddingModelChoice, { kind: 'gguf', path: embedding, ...given('gpuLayers', gpuLayers) })
}

function given(name: string, value: string | undefined): Readonly<Record<string, number>> {
  return value === undefined ? {} : { [name]: Number(value) }
}
