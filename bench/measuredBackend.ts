/** The backend with a clock on every port: what a run takes from it behaves as before. */
import type { EmbeddingModel } from '../src/main/ports/embeddingModel.ts'
import type { LanguageModel } from '../src/main/ports/languageModel.ts'
import type { VectorIndex } from '../src/main/ports/vectorIndex.ts'
import type { Backend } from '../src/main/workbench/backend/backend.ts'
import type { RunFolder } from '../src/main/workbench/runs/ports/runFolder.ts'
import type { StageMeter } from './stageMeter.ts'

export function measuredBackend(backend: Backend, meter: StageMeter): Backend {
  return {
    ...backend,
    models: {
      ...backend.models,
      open: async (manifest) => {
        const models = await backend.models.open(manifest)
        return {
          ...models,
          languageModel: measuredLanguageModel(models.languageModel, meter),
          embeddingModel: measuredEmbeddingModel(models.embeddingModel, meter),
        }
      },
    },
    openVectorIndex: async (...args) => measuredIndex(await backend.openVectorIndex(...args), meter),
    runs: {
      ...backend.runs,
      of: (run) => {
        const files = backend.runs.of(run)
        return { ...files, open: async () => withMeasuredLog(await files.open(), meter) }
      },
    },
  }
}

function measuredLanguageModel(model: LanguageModel, meter: StageMeter): LanguageModel {
  return {
    description: model.description,
    parallel: model.parallel,
    complete: (request, cancellation) =>
      meter.whileCalled('agent', () => model.complete(request, cancellation)),
    choose: (request, cancellation) => meter.whileCalled('agent', () => model.choose(request, cancellation)),
  }
}

function measuredEmbeddingModel(model: EmbeddingModel, meter: StageMeter): EmbeddingModel {
  const { name, dimensions } = model
  return { name, dimensions, embed: (texts) => meter.whileCalled('embedding', () => model.embed(texts)) }
}

function measuredIndex(index: VectorIndex, meter: StageMeter): VectorIndex {
  return {
    upsert: (clients) => meter.whilePending('index upsert', () => index.upsert(clients)),
    query: (query) => meter.whilePending('index query', () => index.query(query)),
    size: () => index.size(),
    close: () => index.close(),
  }
}

/** The log keeps private fields, so its one method is replaced on the object itself. */
function withMeasuredLog(run: RunFolder, meter: StageMeter): RunFolder {
  const append = run.log.append.bind(run.log)
  run.log.append = (events) => {
    const last = events.at(-1)
    if (last?.type === 'stage-completed') meter.nameStage(last.stage)
    return meter.whilePending('event log', () => append(events))
  }
  return run
}
