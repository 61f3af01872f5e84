/** Opens the models of a run: the built-in agent, GGUF files and chat servers, each behind the store of its answers. */
import { join } from 'node:path'
import type { DescribedLanguageModel, Manifest } from '#shared/vocabulary/manifest.ts'
import { openLanceEmbeddingStore } from '../../adapters/lance/vectors/lanceEmbeddingStore.ts'
import { createHashingEmbeddingModel } from '../../adapters/lexical/hashingEmbeddingModel.ts'
import { createLexicalLanguageModel } from '../../adapters/lexical/lexicalLanguageModel.ts'
import { sha256 } from '../../adapters/sha256.ts'
import { systemClock } from '../../adapters/systemClock.ts'
import { cachedEmbeddingModel } from '../../models/cachedEmbeddings.ts'
import { meteredModel, openedMetered } from '../../models/meteredModel.ts'
import { modelsByRole } from '../../models/modelsByRole.ts'
import { stoppableModel } from '../../models/stoppableModel.ts'
import type { ReplayRecorder } from '../../models/replayRecorder.ts'
import {
  askedHash,
  storedLanguageModel,
  type ReplyStore,
  type StoredReplyParts,
} from '../../models/storedReplies.ts'
import type { CallMeter } from '../../ports/callMeter.ts'
import type { EmbeddingModel } from '../../ports/embeddingModel.ts'
import type { AnswerRecord, LanguageModel } from '../../ports/languageModel.ts'
import { portableModel } from '../bundles/portableManifest.ts'
import { identityOf, parallelOf } from '../models/modelSources.ts'
import type { RunModels } from '../models/ports/runModels.ts'
import { vectorsName } from './bundledAnswers.ts'
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
  /** Set for a replay beside the runs: it leaves no trace of its calls, and a recorder may hear them. */
  readonly aside?: { readonly recorder: ReplayRecorder | null } | undefined
}

/** What the models of one run are opened with. */
interface Opening {
  readonly closing: Closable[]
  readonly meter: CallMeter
  /** The bundle whose replies are meant; undefined for those of this home. */
  readonly bundle: string | undefined
}

/** The meter of a run whose progress nobody watches. */
const UNHEARD: CallMeter = {
  began: () => () => undefined,
  opening: () => () => undefined,
  heard: () => undefined,
}

/** Creates the port that describes and opens the models of runs. */
export function runModels({ home, sources, replies, replay, aside }: RunModelsParts): RunModels {
  const recorder = aside?.recorder ?? null
  const languageModelOf = async (
    described: DescribedLanguageModel,
    { run, store }: RunReplies,
    { closing, meter, bundle }: Opening,
  ): Promise<LanguageModel> => {
    const { name, caveat, source } = described
    if (!source) return meteredModel(createLexicalLanguageModel(), meter)
    if (!replay && source.kind === 'gguf') await sources.check(source.path, source.sha256)
    return storedLanguageModel({
      description: { name, caveat },
      parallel: parallelOf(source),
      identity: identityOf(source),
      run,
      store: aside ? withoutTrace(store()) : store(),
      sha256,
      bundle,
      heard: recorder === null ? undefined : heardBy(recorder, described),
      milliseconds: () => systemClock.milliseconds(),
      open: replay
        ? null
        : () => openedMetered(() => sources.open(name, source, closing, (news) => meter.heard(news)), meter),
    })
  }

  const embeddingModelOf = async (
    { embeddingModel: { name, dimensions, source }, bundle }: Manifest,
    closing: Closable[],
  ): Promise<EmbeddingModel> => {
    if (!source) return createHashingEmbeddingModel()
    const kept = vectorsName(source.sha256, bundle)
    const store = await openLanceEmbeddingStore(join(home, 'embeddings'), kept, dimensions)
    closing.push(store)
    if (!replay) await sources.check(source.path, source.sha256)
    const open = async () => {
      const { openLlamaEmbeddingModel } = await import('../../adapters/llama/llamaEmbeddingModel.ts')
      const runtime = sources.runtimeOf(source.gpuLayers)
      const model = await openLlamaEmbeddingModel({ ...source, name, runtime })
      closing.push(model)
      return model
    }
    const heard = recorder === null ? undefined : (...heard: VectorsHeard) => recorder.vectors(...heard)
    return cachedEmbeddingModel({ name, dimensions, store, heard, open: replay ? null : open })
  }

  return {
    describe: (choices) => describeModels(choices, sources),
    open: async (manifest, meter = UNHEARD) => {
      const closing: Closable[] = []
      const opening = { closing, meter, bundle: manifest.bundle }
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
        const conclude = aside ? (answer: AnswerRecord) => recorder?.conclude(answer) : kept.conclude
        return { languageModel, embeddingModel, conclude, close: () => stop().then(close) }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}

type VectorsHeard = Parameters<ReplayRecorder['vectors']>

/** A replay beside the runs must not change what the trace says of them. */
function withoutTrace(store: ReplyStore): ReplyStore {
  return {
    find: (key) => store.find(key),
    keep: (...kept) => store.keep(...kept),
    note: () => undefined,
    conclude: () => undefined,
  }
}

/** Tells a recorder of replies under the names and hashes that they have in a bundle. */
function heardBy(recorder: ReplayRecorder, described: DescribedLanguageModel): StoredReplyParts['heard'] {
  const { name, source } = portableModel(described)
  const identity = source ? identityOf(source) : ''
  return (question, asked, reply) =>
    recorder.reply({ hash: askedHash(identity, asked, sha256), question, reply, model: name })
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
