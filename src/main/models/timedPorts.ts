/** Wrappers that note how long the questions of a run are open at its language model, its encoder and its vector index. */
import type { EmbeddingModel } from '../ports/embeddingModel.ts'
import type { LanguageModel } from '../ports/languageModel.ts'
import type { VectorIndex } from '../ports/vectorIndex.ts'
import type { PortTimes } from './portTimes.ts'

/** Whom a run asks. */
export interface AskedPorts {
  readonly languageModel: LanguageModel
  readonly embeddingModel: EmbeddingModel
  readonly vectorIndex: VectorIndex
}

/** Returns ports that answer as these do. */
export function timedPorts(
  { languageModel, embeddingModel, vectorIndex }: AskedPorts,
  times: Pick<PortTimes, 'during'>,
): AskedPorts {
  return {
    languageModel: {
      description: languageModel.description,
      parallel: languageModel.parallel,
      complete: (request, cancellation) =>
        times.during('model', () => languageModel.complete(request, cancellation)),
      choose: (request, cancellation) =>
        times.during('model', () => languageModel.choose(request, cancellation)),
    },
    embeddingModel: {
      name: embeddingModel.name,
      dimensions: embeddingModel.dimensions,
      embed: (texts) => times.during('embedding', () => embeddingModel.embed(texts)),
    },
    vectorIndex: {
      upsert: (clients) => times.during('index', () => vectorIndex.upsert(clients)),
      query: (query) => times.during('index', () => vectorIndex.query(query)),
      size: () => times.during('index', () => vectorIndex.size()),
      close: () => vectorIndex.close(),
    },
  }
}
