/** Describes the models of a run for its manifest. It reads and hashes their files, but loads no weights. */
import { resolve } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { DescribedLanguageModel } from '#shared/vocabulary/manifest.ts'
import {
  type EmbeddingModelChoice,
  type LanguageModelChoice,
  type ModelChoices,
  type ModelFacts,
} from '#shared/vocabulary/models/models.ts'
import { sizesThatFit } from '#shared/vocabulary/models/modelMemory.ts'
import { createChatServerLanguageModel } from '../../adapters/chat/chatServerLanguageModel.ts'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import type { ModelDescriptions } from '../models/ports/runModels.ts'

/** Reads facts about model files. */
export interface ModelReading {
  /** @throws WorkbenchError `model-invalid`. */
  readonly read: (path: string) => Promise<ModelFacts>
  /** Returns the SHA-256 of a file in hexadecimal. */
  readonly hashOf: (path: string) => Promise<string>
}

/**
 * Describes the models of a run. Files are read and hashed, which takes minutes for large ones.
 * @throws WorkbenchError `model-invalid`.
 */
export async function describeModels(
  { languageModel, reasoningModel, embeddingModel }: ModelChoices,
  reading: ModelReading,
): Promise<ModelDescriptions> {
  // An answering and a reasoning model are in memory at the same time, so each gets half of it.
  const files = [languageModel, reasoningModel].filter((choice) => choice?.kind === 'gguf').length
  const room = machineFacts().memoryBytes / Math.max(1, files)
  return {
    languageModel: await describeLanguageModel(languageModel, reading, room),
    ...(reasoningModel ? { reasoningModel: await describeLanguageModel(reasoningModel, reading, room) } : {}),
    embeddingModel: await describeEmbeddingModel(embeddingModel, reading),
  }
}

/**
 * Describes one language model. `memoryBytes` is the memory that the model may use; it limits the number of
 * sequences and their length.
 * @throws WorkbenchError `model-invalid`.
 */
export async function describeLanguageModel(
  choice: LanguageModelChoice,
  { read, hashOf }: ModelReading,
  memoryBytes: number,
): Promise<DescribedLanguageModel> {
  switch (choice.kind) {
    case 'built-in':
      return createLexicalLanguageModel().description
    case 'server':
      // Only its name is asked for, for which nobody needs a key.
      return { ...createChatServerLanguageModel({ ...choice, headers: {} }).description, source: choice }
    case 'gguf': {
      const path = resolve(choice.path)
      const facts = await read(path)
      const { name, quantization, chatTemplate, embeds, architecture, contextLength } = facts
      if (embeds)
        throw new WorkbenchError({
          code: 'model-invalid',
          path,
          expected: 'a model that writes text',
          found: `${architecture}, which embeds texts`,
        })
      if (choice.contextTokens !== undefined && choice.contextTokens > contextLength)
        throw new WorkbenchError({
          code: 'model-invalid',
          path,
          expected: `a context of at most ${contextLength} tokens, which it was trained on`,
          found: String(choice.contextTokens),
        })
      const sizes = sizesThatFit(facts, choice, memoryBytes)
      return {
        name: `${name} ${quantization}`,
        caveat: chatTemplate ? null : 'has no chat template; asked in a general form',
        source: { ...choice, path, ...sizes, sha256: await hashOf(path) },
      }
    }
    default:
      return choice satisfies never
  }
}

async function describeEmbeddingModel(
  choice: EmbeddingModelChoice,
  { read, hashOf }: ModelReading,
): Promise<ModelDescriptions['embeddingModel']> {
  if (choice.kind === 'hashing') {
    const { name, dimensions } = createHashingEmbeddingModel()
    return { name, dimensions }
  }
  const path = resolve(choice.path)
  const { name, quantization, embeddingLength } = await read(path)
  const digest = await hashOf(path)
  return {
    name: `${name} ${quantization} (${digest.slice(0, 8)})`,
    dimensions: embeddingLength,
    source: { ...choice, path, sha256: digest },
  }
}
