/** Opens the models of a run: the built-in agent, GGUF files and chat servers, each behind the store of its answers. */
import { join } from 'node:path'
import type { DescribedLanguageModel, Manifest } from '#shared/vocabulary/manifest.ts'
import { openLanceEmbeddingStore } from '../../adapters/lance/lanceEmbeddingStore.ts'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { systemClock } from '../../adapters/systemClock.ts'
import { cachedEmbeddingModel } from '../../models/cachedEmbeddings.ts'
import { meteredModel, openedMetered } from '../../models/meteredModel.ts'
import { modelsByRole } from '../../models/modelsByRole.ts'
import { stoppableModel } from '../../models/stoppableModel.ts'
import { storedLanguageModel } from '../../models/storedReplies.ts'
import type { CallMeter } from '../../ports/callMeter.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { LanguageModel } from '../../ports/languageModel.ts'
import { identityOf, parallelOf } from '../models/modelSources.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import { describeModels } from './describeModels.ts'
import type { KeptReplyFile, RunReplies } from './keptReplies.ts'
import type { Closable, OpenableModels } from './openableModels.ts'

/** Where models and stored answers come from. */
export interface RunModelsParts {
  readonly home: string
  readonly sources: OpenableModels
  readonly replies: KeptReplyFile
  /** Whether to answer from stored replies and vectors only, without any model. */
  readonly replay: boolean
}

/** What the models of one run are opened with. */
interface Opening {
  readonly closing: Closable[]
  readonly meter: CallMeter
}

/** The meter of a run whose progress nobody watches. */
const UNHEARD: CallMeter = {
  began: () => () => undefined,
  opening: () => () => undefined,
  heard: () => undefined,
}

/** Creates the port that describes and opens the models of runs. */
export function runModels({ home, sources, replies, replay }: RunModelsParts): RunModels {
  const languageModelOf = async (
    { name, caveat, source }: DescribedLanguageModel,
    { run, store }: RunReplies,
    { closing, meter }: Opening,
  ): Promise<LanguageModel> => {
    if (!source) return meteredModel(createLexicalLanguageModel(), meter)
    if (!replay && source.kind === 'gguf') await sources.check(source.path, source.sha256)
    return storedLanguageModel({
      description: { name, caveat },
      parallel: parallelOf(source),
      identity: identityOf(source),
      run,
      store: store(),
      sha256,
      milliseconds: () => systemClock.milliseconds(),
      open: replay
        ? null
        : () => openedMetered(() => sources.open(name, source, closing, (news) => meter.heard(news)), meter),
    })
  }

  const embeddingModelOf = async (
    { embeddingModel: { name, dimensions, source } }: Manifest,
    closing: Closable[],
  ): Promise<EmbeddingModel> => {
    if (!source) return createHashingEmbeddingModel()
    const store = await openLanceEmbeddingStore(join(home, 'embeddings'), source.sha256, dimensions)
    closing.push(store)
    if (!replay) await sources.check(source.path, source.sha256)
    const open = async () => {
      const { openLlamaEmbeddingModel } = await import('../../adapters/llama/llamaEmbeddingModel.ts')
      const runtime = sources.runtimeOf(source.gpuLayers)
      const model = await openLlamaEmbeddingModel({ ...source, name, runtime })
      closing.push(model)
      return model
    }
    return cachedEmbeddingModel({ name, dimensions, store, open: replay ? null : open })
  }

  return {
    describe: (choices) => describeModels(choices, sources),
    open: async (manifest, meter = UNHEARD) => {
      const closing: Closable[] = []
      const opening = { closing, meter }
      // Both roles share one file of replies, which is opened when one of them needs it.
      const kept = replies.ofRun(manifest, closing)
      const close = () => closeAll(closing)
      try {
        const answering = await languageModelOf(manifest.languageModel, kept, opening)
        const byRole = manifest.reasoningModel
          ? modelsByRole(answering, await languageModelOf(manifest.reasoningModel, kept, opening))
          : answering
        const embeddingModel = await embeddingModelOf(manifest, closing)
        const { model: languageModel, stop } = stoppableModel(byRole)
        return { languageModel, embeddingModel, conclude: kept.conclude, close: () => stop().then(close) }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}

/** Closes everything in reverse order, even if one of them fails, and then throws the first failure. */
async function closeAll(closing: Closable[]): Promise<void> {
  const failures: unknown[] = []
  for (const one of closing.splice(0).reverse()) {
    await Promise.resolve()
      .then(() => one.close())
      .catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}
