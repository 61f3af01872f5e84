/** Which product stands behind the models of a run: the built-in agent, GGUF files, chat servers; and what is kept of their answers. */
import { join } from 'node:path'
import { WorkbenchError } from '#shared/errors.ts'
import type { DescribedLanguageModel, Manifest } from '#shared/vocabulary/manifest.ts'
import type {
  LanguageModelChoice,
  LanguageModelSource,
  ModelChoices,
  ModelFacts,
  ModelHardware,
} from '#shared/vocabulary/models/models.ts'
import type { KeptReplies } from '#shared/vocabulary/trace.ts'
import { checkChatServer } from '../../adapters/chat/checkChatServer.ts'
import { createChatServerLanguageModel } from '../../adapters/chat/chatServerLanguageModel.ts'
import { byFileState } from '../../adapters/files/byFileState.ts'
import { fileHashes } from '../../adapters/files/fileHashes.ts'
import { threadTunes } from '../../adapters/files/threadTunes.ts'
import { openLanceEmbeddingStore } from '../../adapters/lance/lanceEmbeddingStore.ts'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { machineFacts } from '../../adapters/machine/machineFacts.ts'
import type { LlamaLanguageModel } from '../../adapters/llama/llamaLanguageModel.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { openSqliteReplyStore, type SqliteReplyStore } from '../../adapters/sqlite/sqliteReplyStore.ts'
import { cachedEmbeddingModel } from '../../models/cachedEmbeddings.ts'
import { modelsByRole } from '../../models/modelsByRole.ts'
import { stoppableModel } from '../../models/stoppableModel.ts'
import { storedLanguageModel, type Trace } from '../../models/storedReplies.ts'
import type { AnswerRecord, Completion, CompletionRequest, LanguageModel } from '../../ports/languageModel.ts'
import type { Cancellation } from '../../ports/cancellation.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import { describeLanguageModel, describeModels, type ModelDescriptions } from './describeModels.ts'
import { identityOf, parallelOf } from '../models/modelSources.ts'

export interface OpenModels {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  /** Notes how a call went beside its reply, where that is kept. */
  conclude(answer: AnswerRecord): void
  /** Frees weights, and what is kept is on disk. */
  close(): Promise<void>
}

/** A model outside of any run; what it answers is not kept. */
export interface OneModel {
  /** Null for a server, which is not of this machine. */
  readonly threads: number | null
  /** `onText` hears what is written, where the model tells. */
  readonly answer: (
    request: CompletionRequest,
    cancellation: Cancellation,
    onText: (text: string) => void,
  ) => Promise<Completion>
  close(): Promise<void>
}

export interface ModelBackend {
  /** As manifests have them. Reads and hashes files, loads no weights. @throws WorkbenchError `model-invalid`. */
  describe(choices: ModelChoices): Promise<ModelDescriptions>
  /** Weights are loaded at the first question that was never asked. @throws WorkbenchError `model-changed`, `model-invalid`. */
  open(manifest: Manifest): Promise<OpenModels>
  /** Loads its weights. @throws WorkbenchError `model-invalid`, `model-memory`, `model-failed`. */
  openOne(choice: LanguageModelChoice): Promise<OneModel>
  readonly checkServer: typeof checkChatServer
  readonly read: (path: string) => Promise<ModelFacts>
  /** Loads llama.cpp, but no model. @throws WorkbenchError `model-failed`. */
  readonly hardware: () => Promise<ModelHardware>
  /** The trace of a run is there while `use` works. */
  withTrace<Found>(manifest: Manifest, use: (trace: Trace) => Found): Found
  readonly replies: {
    readonly size: () => KeptReplies
    /** Of all runs. Runs that are at work ask again what they need. */
    readonly clear: () => void
  }
}

interface Closable {
  close(): void | Promise<void>
}

/** What is open for one run, to be closed in reverse order. */
interface RunModels {
  readonly run: string
  readonly closing: Closable[]
  readonly store: () => SqliteReplyStore
  readonly conclude: (answer: AnswerRecord) => void
}

export interface ModelBackendParts {
  readonly home: string
  /** Answers from what is stored, and asks no model. */
  readonly replay: boolean
  /** Threads of local models, as the user set them; 0 for what the machine has. */
  readonly threads: () => number
  /** Bytes of prompts and replies that are kept; what was used longest ago goes first. */
  readonly keptReplies: () => number
}

export function createModelBackend({ home, replay, threads, keptReplies }: ModelBackendParts): ModelBackend {
  const hashOf = fileHashes(join(home, 'model-hashes.json'))
  const tunesOf = threadTunes(join(home, 'model-threads.json'))
  const openStore = () => openSqliteReplyStore(join(home, 'replies.sqlite'))
  const withStore = <Found>(use: (store: SqliteReplyStore) => Found): Found => {
    const store = openStore()
    try {
      return use(store)
    } finally {
      store.close()
    }
  }
  const read = byFileState(async (path) =>
    (await import('../../adapters/llama/readModelFile.ts')).readModelFile(path),
  )
  const checked = async (path: string, expected: string) => {
    await read(path)
    const found = await hashOf(path)
    if (found !== expected) throw new WorkbenchError({ code: 'model-changed', path, expected, found })
  }
  /** Layers on the GPU chosen as 0 mean that it is not used at all. */
  const runtimeOf = (gpuLayers: number | undefined) => ({
    cores: machineFacts().cores,
    gpu: gpuLayers !== 0,
    threads: threads(),
  })

  const openSource = async (name: string, source: LanguageModelSource, closing: Closable[]) => {
    if (source.kind === 'server') return createChatServerLanguageModel(source)
    const { openLlamaLanguageModel } = await import('../../adapters/llama/llamaLanguageModel.ts')
    const runtime = runtimeOf(source.gpuLayers)
    const tunes = tunesOf([source.sha256 || source.path, source.gpuLayers ?? 'auto', runtime.cores].join(' '))
    const model = await openLlamaLanguageModel({ ...source, name, runtime, tunes })
    closing.push(model)
    return model
  }

  const openOne = async (choice: LanguageModelChoice): Promise<OneModel> => {
    // Nothing is repeated later, so that the file need not be hashed, which takes minutes where it is large.
    const { name, source } = await describeLanguageModel(
      choice,
      { read, hashOf: () => Promise.resolve('') },
      machineFacts().memoryBytes,
    )
    const closing: Closable[] = []
    const model: LanguageModel & Partial<Pick<LlamaLanguageModel, 'stream' | 'threads'>> = source
      ? await openSource(name, source, closing)
      : createLexicalLanguageModel()
    return {
      threads: model.threads ?? null,
      answer: (request, cancellation, onText) =>
        model.stream ? model.stream(request, cancellation, onText) : model.complete(request, cancellation),
      close: async () => {
        for (const one of closing) await one.close()
      },
    }
  }

  const languageModelOf = async (
    { name, caveat, source }: DescribedLanguageModel,
    { run, closing, store }: RunModels,
  ): Promise<LanguageModel> => {
    if (!source) return createLexicalLanguageModel()
    if (!replay && source.kind === 'gguf') await checked(source.path, source.sha256)
    return storedLanguageModel({
      description: { name, caveat },
      parallel: parallelOf(source),
      identity: identityOf(source),
      run,
      store: store(),
      sha256,
      milliseconds: () => performance.now(),
      open: replay ? null : () => openSource(name, source, closing),
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
      const { openLlamaEmbeddingModel } = await import('../../adapters/llama/llamaEmbeddingModel.ts')
      const model = await openLlamaEmbeddingModel({ ...source, name, runtime: runtimeOf(source.gpuLayers) })
      closing.push(model)
      return model
    }
    return cachedEmbeddingModel({ name, dimensions, store, open: replay ? null : open })
  }

  /** One file of replies for both roles, opened where one of them needs it. */
  const runModels = (manifest: Manifest): RunModels => {
    const closing: Closable[] = []
    let store: SqliteReplyStore | null = null
    const opened = () => {
      if (store) return store
      const own = openStore()
      closing.push({
        close: () => {
          try {
            own.shrink(keptReplies())
          } finally {
            own.close()
          }
        },
      })
      return (store = own)
    }
    const run = runKey(manifest)
    return { run, closing, store: opened, conclude: (answer) => store?.conclude(run, answer) }
  }

  return {
    describe: (choices) => describeModels(choices, { read, hashOf }),
    open: async (manifest) => {
      const models = runModels(manifest)
      const close = async () => {
        // Each is closed whatever comes of the others; what went wrong first is told.
        const failures: unknown[] = []
        for (const one of models.closing.splice(0).reverse()) {
          await Promise.resolve()
            .then(() => one.close())
            .catch((error: unknown) => failures.push(error))
        }
        if (failures.length > 0) throw failures[0]
      }
      try {
        const answering = await languageModelOf(manifest.languageModel, models)
        const byRole = manifest.reasoningModel
          ? modelsByRole(answering, await languageModelOf(manifest.reasoningModel, models))
          : answering
        const embeddingModel = await embeddingModelOf(manifest, models.closing)
        const { model: languageModel, stop } = stoppableModel(byRole)
        return { languageModel, embeddingModel, conclude: models.conclude, close: () => stop().then(close) }
      } catch (error) {
        await close()
        throw error
      }
    },
    openOne,
    checkServer: checkChatServer,
    read,
    hardware: async () =>
      (await import('../../adapters/llama/llamaHardware.ts')).llamaHardware(runtimeOf(undefined)),
    withTrace: (manifest, use) => withStore((store) => use(store.trace(runKey(manifest)))),
    replies: {
      size: () => withStore((store) => store.size()),
      clear: () => withStore((store) => store.clear()),
    },
  }
}

/** A run under whatever name its folder has. */
function runKey(manifest: Manifest): string {
  return sha256(JSON.stringify(manifest))
}
