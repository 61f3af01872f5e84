/** Which product stands behind the models of a run: the built-in agent, GGUF files, chat servers; and what is kept of their answers. */
import { resolve, join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import type {
  EmbeddingModelChoice,
  LanguageModelChoice,
  ModelChoices,
  ModelFacts,
} from '#shared/vocabulary/models.ts'
import { createChatServerLanguageModel } from '../adapters/chat/chatServerLanguageModel.ts'
import { fileHashes } from '../adapters/files/fileHashes.ts'
import { openLanceEmbeddingStore } from '../adapters/lance/lanceEmbeddingStore.ts'
import { createHashingEmbeddingModel } from '../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../adapters/lexical/lexicalLanguageModel.ts'
import { machineFacts } from '../adapters/machine/machineFacts.ts'
import { sha256 } from '../adapters/sha256.ts'
import { openSqliteReplyStore, type TraceQuery } from '../adapters/sqlite/sqliteReplyStore.ts'
import { cachedEmbeddingModel } from '../experiments/cachedEmbeddings.ts'
import { storedLanguageModel, type TracedCall } from '../experiments/storedReplies.ts'
import type { EmbeddingModel, LanguageModel } from '../recnet/ports.ts'

export type ModelDescriptions = Pick<Manifest, 'languageModel' | 'embeddingModel'>
export type PromptQuery = Omit<TraceQuery, 'run'>

export interface OpenModels {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  /** Frees weights, and what is kept is on disk. */
  close(): Promise<void>
}

export interface ModelBackend {
  /** As manifests have them. Reads and hashes files, loads no weights. @throws WorkbenchError `model-invalid`. */
  describe(choices: ModelChoices): Promise<ModelDescriptions>
  /** Weights are loaded at the first question that was never asked. @throws WorkbenchError `model-changed`, `model-invalid`. */
  open(manifest: Manifest): Promise<OpenModels>
  readonly read: (path: string) => Promise<ModelFacts>
  trace(manifest: Manifest, query: PromptQuery): readonly TracedCall[]
}

interface Closable {
  close(): void | Promise<void>
}

/** Characters of prompts and replies that are kept; what was used longest ago goes first. */
const MOST_REPLIES = 4e9

export function createModelBackend({
  home,
  replay,
}: {
  readonly home: string
  readonly replay: boolean
}): ModelBackend {
  const hashOf = fileHashes(join(home, 'model-hashes.json'))
  const openStore = () => openSqliteReplyStore(join(home, 'replies.sqlite'))
  const read = async (path: string) =>
    (await import('../adapters/llama/readModelFile.ts')).readModelFile(path)
  const checked = async (path: string, expected: string) => {
    await read(path)
    const found = await hashOf(path)
    if (found !== expected) throw new WorkbenchError({ code: 'model-changed', path, expected, found })
  }

  const languageModelOf = async (
    { languageModel: { name, caveat, source } }: Manifest,
    run: string,
    closing: Closable[],
  ): Promise<LanguageModel> => {
    if (!source) return createLexicalLanguageModel()
    const store = openStore()
    closing.push({
      close: () => {
        store.shrink(MOST_REPLIES)
        store.close()
      },
    })
    if (!replay && source.kind === 'gguf') await checked(source.path, source.sha256)
    const open = async () => {
      if (source.kind === 'server') return createChatServerLanguageModel(source)
      const { openLlamaLanguageModel } = await import('../adapters/llama/llamaLanguageModel.ts')
      const model = await openLlamaLanguageModel({ ...source, name, runtime: runtimeOf(source.gpuLayers) })
      closing.push(model)
      return model
    }
    const identity = JSON.stringify(
      source.kind === 'server'
        ? ['server', source.model, source.addresses]
        : ['gguf', source.sha256, source.mode, source.contextTokens],
    )
    return storedLanguageModel({
      description: { name, caveat },
      identity,
      run,
      store,
      sha256,
      open: replay ? null : open,
    })
  }

  const embeddingModelOf = async (
    { embeddingModel: { name, dimensions, source } }: Manifest,
    closing: Closable[],
  ): Promise<EmbeddingModel> => {
    if (!source) return createHashingEmbeddingModel()
    const store = await openLanceEmbeddingStore(join(home, 'embeddings'), source.sha256, dimensions)
    closing.push(store)
    if (!replay) await checked(source.path, source.sha256)
    const open = async () => {
      const { openLlamaEmbeddingModel } = await import('../adapters/llama/llamaEmbeddingModel.ts')
      const model = await openLlamaEmbeddingModel({ ...source, name, runtime: runtimeOf(source.gpuLayers) })
      closing.push(model)
      return model
    }
    return cachedEmbeddingModel({ name, dimensions, store, open: replay ? null : open })
  }

  return {
    describe: async ({ languageModel, embeddingModel }) => ({
      languageModel: await describeLanguageModel(languageModel, read, hashOf),
      embeddingModel: await describeEmbeddingModel(embeddingModel, read, hashOf),
    }),
    open: async (manifest) => {
      const closing: Closable[] = []
      const close = async () => {
        for (const one of closing.splice(0).reverse()) await one.close()
      }
      try {
        const languageModel = await languageModelOf(manifest, runKey(manifest), closing)
        return { languageModel, embeddingModel: await embeddingModelOf(manifest, closing), close }
      } catch (error) {
        await close()
        throw error
      }
    },
    read,
    trace: (manifest, query) => {
      const store = openStore()
      try {
        return store.trace({ ...query, run: runKey(manifest) })
      } finally {
        store.close()
      }
    },
  }
}

type Read = ModelBackend['read']
type HashOf = (path: string) => Promise<string>

async function describeLanguageModel(
  choice: LanguageModelChoice,
  read: Read,
  hashOf: HashOf,
): Promise<ModelDescriptions['languageModel']> {
  switch (choice.kind) {
    case 'built-in':
      return createLexicalLanguageModel().description
    case 'server':
      return { ...createChatServerLanguageModel(choice).description, source: choice }
    case 'gguf': {
      const path = resolve(choice.path)
      const { name, quantization, chatTemplate, embeds, architecture, contextLength } = await read(path)
      if (embeds)
        throw new WorkbenchError({
          code: 'model-invalid',
          path,
          expected: 'a model that writes text',
          found: `${architecture}, which embeds texts`,
        })
      if (choice.contextTokens > contextLength)
        throw new WorkbenchError({
          code: 'model-invalid',
          path,
          expected: `a context of at most ${contextLength} tokens, which it was trained on`,
          found: String(choice.contextTokens),
        })
      const caveat = chatTemplate ? null : 'has no chat template; asked in a general form'
      return {
        name: `${name} ${quantization}`,
        caveat,
        source: { ...choice, path, sha256: await hashOf(path) },
      }
    }
    default:
      return choice satisfies never
  }
}

async function describeEmbeddingModel(
  choice: EmbeddingModelChoice,
  read: Read,
  hashOf: HashOf,
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

/** Layers on the GPU chosen as 0 mean that it is not used at all. */
function runtimeOf(gpuLayers: number | undefined) {
  return { cores: machineFacts().cores, gpu: gpuLayers !== 0 }
}

/** A run under whatever name its folder has. */
function runKey(manifest: Manifest): string {
  return sha256(JSON.stringify(manifest))
}
